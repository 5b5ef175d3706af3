"""The marked article: what a reader sees, and that an article's text is only ever text."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsfigures.model import MEASURES, Article, Figure
from newsfigures.show import show
from newsfigures.table import to_frame

TEXT = "Over 470,000 people were killed, the Centre said.\n\nA <b>wall</b> fell. 12 were hurt."


def figure(article, text, measure="killed", start=None, **fields):
    start = article.text.index(text) if start is None else start
    return Figure(
        f"{article.id}:{start}",
        article.id,
        text=text,
        start=start,
        end=start + len(text),
        measure=measure,
        **fields,
    )


class Reader(HTMLParser):
    """Reads a page as a person does: the text, what is marked in it, what the marks tell."""

    def __init__(self, page):
        super().__init__()
        self.head, self.paragraphs, self.marks = "", [], []
        self.open, self.links, self.tags = [], [], set()
        self.feed(str(page))
        self.close()
        assert self.open == [], "every element is closed"

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.add(tag)
        self.open.append(tag)
        if tag == "p" and "dir" in attrs:
            self.paragraphs.append("")
        if tag == "mark" and "title" in attrs:
            self.marks.append(["", attrs["title"]])
        self.links += [attrs[name] for name in ("href", "src") if name in attrs]
        assert not any(name.startswith("on") for name in attrs)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, "elements nest"

    def handle_data(self, data):
        hidden = {"style", "small", "span", "ul"} & set(self.open)
        if "mark" in self.open and not hidden:
            self.marks[-1][0] += data
        if self.paragraphs and not hidden:
            self.paragraphs[-1] += data
        elif not hidden:
            self.head += data


@pytest.fixture
def article():
    return Article("a1", TEXT, "Toll rises", "The Courier", date(2019, 5, 14))


def test_figures_are_marked_and_say_what_they_are(article):
    table = to_frame(
        [
            figure(
                article,
                "470,000",
                value=470000.0,
                low=470000.0,
                bound=">",
                unit="person",
                who="people",
                dimension="count",
                source="Centre",
                scope="total",
            ),
            figure(article, "12", "injured", value=12.0, unit="person", hedge="unconfirmed"),
            replace(figure(article, "wall"), article="another article"),
        ]
    )
    page = show(article, table)
    reader = Reader(page)
    assert reader.marks == [
        ["470,000", "killed: more than 470,000 people; said by Centre; total"],
        ["12", "injured: 12 people; unconfirmed"],
    ]
    # the same for a screen reader, and the measure for who sees no colour
    assert '<span class="nf-said"> (injured: 12 people; unconfirmed) </span>' in str(page)
    assert '<small aria-hidden="true">injured</small>' in str(page)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"low": 300.0, "high": 400.0, "bound": "range"}, "killed: 300 to 400"),
        ({"low": 24.0, "bound": ">="}, "killed: at least 24"),
        ({"value": 0.5, "high": 0.5, "bound": "<", "unit": "km"}, "killed: fewer than 0.5 km"),
        ({"value": 2e6, "bound": "~", "by": "gunmen"}, "killed: about 2,000,000; by gunmen"),
        ({"bound": "~"}, "killed: about 12"),
        ({"value": 1.0, "implied": True, "who": "driver"}, "killed: 1 driver; named, not numbered"),
    ],
)
def test_bounds_are_told_in_words(article, fields, said):
    assert Reader(show(article, to_frame([figure(article, "12", **fields)]))).marks[0][1] == said


def test_head_and_paragraphs(article):
    reader = Reader(show(article, to_frame([])))
    assert reader.head == "Toll risesThe Courier · 2019-05-14No figures."
    assert reader.paragraphs == TEXT.split("\n\n")
    with_crlf = replace(article, text=TEXT.replace("\n", "\r\n"))
    assert Reader(show(with_crlf, to_frame([]))).paragraphs == TEXT.split("\n\n")


def test_legend_counts_every_measure(article):
    table = to_frame([figure(article, "470,000"), figure(article, "12", "injured")])
    legend = str(show(article, table)).split("<ul")[1].split("</ul>")[0]
    assert ">killed</mark> 1<" in legend
    assert ">injured</mark> 1<" in legend


def test_every_measure_is_shown():
    text = " ".join(MEASURES)
    article = Article("a1", text)
    table = to_frame([figure(article, name, name) for name in MEASURES if name != "rate"])
    assert [mark[0] for mark in Reader(show(article, table)).marks] == [
        name for name in MEASURES if name != "rate"
    ]


ATTACK = '</p></mark><script>alert("1")</script>" onmouseover="x" <img src=x onerror=y> & \'12\''


def test_nothing_of_an_article_is_executed():
    article = Article(ATTACK, ATTACK, ATTACK, ATTACK, url="javascript:alert(1)", event=ATTACK)
    row = figure(article, "12", who=ATTACK, source=ATTACK, by=ATTACK, about=ATTACK, hedge=ATTACK)
    reader = Reader(show(article, to_frame([row])))
    assert reader.tags <= {"style", "article", "p", "ul", "li", "mark", "small", "span"}
    assert reader.links == []
    assert reader.head == ATTACK + ATTACK + " · javascript:alert(1)"
    assert reader.paragraphs == [ATTACK]
    assert reader.marks[0][0] == "12"
    assert ATTACK in reader.marks[0][1]


def test_only_web_addresses_are_links():
    address = 'https://example.org/?a=1&b="2"'
    assert Reader(show(Article("a", "T", url=address), to_frame([]))).links == [address]
    page = show(Article("a", "T", url="data:text/html,x"), to_frame([]))
    assert "data:text/html,x" in Reader(page).head


def test_letters_are_not_turned_round():
    page = str(show(Article("a", "killed \u202e21\u202c people"), to_frame([])))
    assert "\u202e" not in page
    assert "killed \ufffd21" in page


@settings(max_examples=50, deadline=None)
@given(
    text=st.text("ab1 \n\r<&\"'😀", min_size=1, max_size=40),
    spans=st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=6),
)
def test_marks_may_overlap_and_lose_no_character(text, spans):
    article = Article("a1", text)
    spans = [(start, end) for start, end in spans if start < end <= len(text)]
    table = to_frame([figure(article, text[start:end], start=start) for start, end in spans])
    shown = "".join(Reader(show(article, table)).paragraphs)
    assert "".join(shown.split()) == "".join(text.split())


def test_nested_figures_are_both_told(article):
    table = to_frame(
        [
            figure(article, "470,000 people", "count", value=470000.0),
            figure(article, "470,000", "killed", value=470000.0),
        ]
    )
    assert Reader(show(article, table)).marks == [
        ["470,000", "count: 470,000\nkilled: 470,000"],
        [" people", "count: 470,000"],
    ]


def test_offsets_after_an_emoji():
    article = Article("a1", "😀👩‍🚒 killed 12.")
    assert Reader(show(article, to_frame([figure(article, "12")]))).marks[0][0] == "12"


def test_figures_of_another_text_are_refused(article):
    table = to_frame([figure(article, "470,000")])
    with pytest.raises(ValueError, match="'470,000' is not at 5 to 12 of article a1"):
        show(replace(article, text="Something else."), table)


def test_one_article_at_a_time(article):
    with pytest.raises(ValueError, match=r"show\(articles\[0\]\)"):
        show([article, article], to_frame([]))


def test_notebooks_and_templates_take_it_as_html(article):
    page = show(article, to_frame([]))
    assert page._repr_html_() == page.__html__() == str(page)
    assert "http" not in str(page)
