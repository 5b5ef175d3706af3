"""The review page in a real browser, and the review sheet: what a person does with them."""

import base64
import hashlib
import re
import shutil
import time
from dataclasses import replace
from datetime import date

import newsfigures as nf
import pandas as pd
import pytest
from newsfigures.__main__ import main
from newsfigures.corrections import correct, read_corrections
from newsfigures.model import Article
from newsfigures.review import page_of
from newsfigures.sheet import SHEET_COLUMNS, from_sheet, to_sheet
from newsfigures.table import csv_lines, read_table, write_table
from pandas.testing import assert_frame_equal

SCRIPT = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 2'>"
HOSTILE = [
    Article(
        "plain", "A blast killed 14 people, the mayor said. Room 12 was closed.", title="Blast"
    ),
    Article("<b>id</b>", f"{SCRIPT} 14 people were killed.", title=SCRIPT, outlet="\"'&lt;"),
    Article(
        "emoji",
        "😀👩‍🚒 At least 14 people 🇺🇦 were killed; 🧨 Room 12 was shut.\r\n\r\n😀 7 were hurt.",
    ),
    Article(
        "marks",
        "\u202eTurned\u202c \u200f14 people\u200e were kille\u0301d. Ten\u0308 died.\u2028 7 hurt.",
    ),
    Article(
        "odd",
        "\x00\x07 14 people were killed.\r7 were hurt.\x85 {{data}} ${1} `12` \\u003c <!-- 9 died",
    ),
    Article("=1+1", '=HYPERLINK("x"); @SUM 14 people were killed.\n\n-7 were hurt.', event="+e"),
    Article("long", "W" * 4000 + " 14 people were killed."),
    Article("none", "The library opens on weekdays."),
]


def test_the_page_is_one_file_that_loads_nothing_and_runs_only_its_own_script():
    page = page_of(nf.extract(HOSTILE), HOSTILE)
    assert page.count("<script") == page.count("</script>") == 2
    assert "onerror='" not in page.replace("\\u003cimg src=x onerror='window.ran", "")
    assert not re.search("[\x00-\x08\x85\u2028]", page)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    assert policy.startswith("default-src 'none'; ")
    for kind, tag in (("script", "<script>"), ("style", "<style>")):
        content = page.split(tag)[1].split(tag.replace("<", "</"))[0]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy
    frame = page.split('<script type="application/json"')[0]
    assert not re.search(r"\b(src|href|action|data)=|url\(|@import", frame)


# The sheet


FIGURES = nf.extract(HOSTILE)


def edited(tmp_path, **cells):
    """The sheet after a round through a file, with some cells of the first row changed."""
    write_table(to_sheet(FIGURES, HOSTILE), tmp_path / "review.csv")
    sheet = read_table(tmp_path / "review.csv")
    for name, cell in cells.items():
        sheet.loc[0, name] = cell
    return sheet


def test_a_sheet_that_was_not_edited_gives_no_correction(tmp_path):
    sheet = edited(tmp_path)
    assert tuple(sheet.columns) == SHEET_COLUMNS
    assert list(sheet["figure"]) == list(FIGURES["figure"])
    assert sheet["in_sentence"][0] == "A blast killed ⟦14⟧ people, the mayor said."
    corrections, faults = from_sheet(sheet, FIGURES, HOSTILE)
    assert corrections.empty
    assert faults == []


def test_what_is_edited_in_the_sheet_is_corrected(tmp_path):
    sheet = edited(
        tmp_path, value=15, low=15, high=15, who="=cmd()", corrected_by="Ana", why="read"
    )
    missed = {"article": "plain", "text": "12", "measure": "count", "unit": "room"}
    sheet = pd.concat([sheet, pd.DataFrame([missed])], ignore_index=True).astype(sheet.dtypes)
    sheet.loc[1, "no_figure"] = "x"
    corrections, faults = from_sheet(sheet, FIGURES, HOSTILE, day=date(2026, 1, 2))
    assert faults == []
    assert set(corrections["who"].dropna()) == {"Ana"}
    assert set(corrections["date"]) == {"2026-01-02"}
    figures, report = correct(FIGURES, corrections, HOSTILE)
    assert set(report["outcome"]) == {"applied"}
    plain = figures[figures["article"] == "plain"]
    assert plain[["text", "value", "unit"]].values.tolist() == [
        ["14", 15, "person"],
        ["12", 12, "room"],
    ]
    assert plain["who"].iloc[0] == "=cmd()"
    assert FIGURES["figure"][1] not in set(figures["figure"])


def test_what_is_wrong_in_a_sheet_is_told(tmp_path):
    sheet = edited(tmp_path, article="gone")
    assert "row 1: there is no article gone" in from_sheet(sheet, FIGURES, HOSTILE)[1][0]
    other = [replace(HOSTILE[0], text=HOSTILE[0].text.replace("14", "15")), *HOSTILE[1:]]
    corrections, faults = from_sheet(edited(tmp_path), nf.extract(other), other)
    assert faults == [
        "row 1: plain:15-17 is read otherwise since: write the sheet anew and edit it"
    ]
    assert corrections.empty
    missed = edited(tmp_path, figure=None, text="killed or")
    assert "'killed or' does not stand just once" in from_sheet(missed, FIGURES, HOSTILE)[1][0]
    with pytest.raises(ValueError, match="no column seal"):
        from_sheet(edited(tmp_path).drop(columns="seal"), FIGURES, HOSTILE)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of articles to run the command line on."""
    monkeypatch.chdir(tmp_path)
    rows = [{"id": article.id, "text": article.text, "title": article.title} for article in HOSTILE]
    pd.DataFrame(rows).to_json("articles.jsonl", orient="records", lines=True)
    return tmp_path


def test_the_command_line_goes_from_the_sheet_to_the_corrected_table(folder, capsys):
    assert main(["review", "articles.jsonl", "-o", "review"]) == 0
    assert "wrote review/review.html\nwrote review/review.csv\n" in capsys.readouterr().out
    sheet = read_table("review/review.csv")
    sheet.loc[0, "measure"] = "injured"
    write_table(sheet, "edited.csv")
    assert main(["review", "articles.jsonl", "-o", "review", "--edited", "edited.csv"]) == 0
    assert "corrections.csv, 1 correction\n" in capsys.readouterr().out
    made = "review/corrections.csv"
    assert main(["extract", "articles.jsonl", "-o", "output", "--corrections", made]) == 0
    assert read_table("output/figures.csv")["measure"][0] == "injured"
    assert read_table("output/tolls.csv")["measure"][0] == "injured"

    write_table(sheet.drop(columns="seal"), "edited.csv")
    assert main(["review", "articles.jsonl", "-o", "review", "--edited", "edited.csv"]) == 2
    assert "no column seal" in capsys.readouterr().err


# The page in a browser


def wait_for(happened):
    end = time.monotonic() + 20
    while not (result := happened()):
        assert time.monotonic() < end, "the browser did not get there"
        time.sleep(0.05)
    return result


class Reviewer:
    """A person at the page: opens it, types, ticks, saves."""

    def __init__(self, driver, downloads):
        self.driver, self.downloads = driver, downloads

    def open(self, figures, articles, corrections=None):
        folder = self.downloads.parent / "page"
        page, _ = nf.review(figures, articles, folder, corrections=corrections)
        # what the test before left unsaved would be asked about
        self.run("if (typeof saved !== 'undefined') saved = true")
        self.driver.get(page.as_uri())
        return self

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def card(self, figure):
        return f'#figures > li[data-figure="{figure}"]'

    def unfold(self, figure):
        self.find(f"{self.card(figure)} summary").send_keys("\n")
        wait_for(lambda: self.driver.find_elements("css selector", f"{self.card(figure)} .cells"))

    def write(self, field, content):
        field.clear()
        field.send_keys(" \b")  # the page hears of an emptied field only by its input event
        self.driver.execute_cdp_cmd("Input.insertText", {"text": content})

    def correct(self, figure, **cells):
        self.unfold(figure)
        for name, content in cells.items():
            field = self.find(f'{self.card(figure)} .cells [name="{name}"]')
            if field.tag_name == "select":
                (option,) = (
                    o
                    for o in field.find_elements("tag name", "option")
                    if o.get_attribute("value") == content
                )
                option.click()
            else:
                self.write(field, content)

    def go_to(self, number):
        self.find(f"#article option[value='{number}']").click()

    def save(self):
        for old in self.downloads.glob("*"):
            old.unlink()
        self.find("#download").click()
        path = self.downloads / "corrections.csv"
        # the browser keeps the name with an empty file until all of it is there
        wait_for(lambda: path.exists() and path.stat().st_size)
        return path

    def complaints(self):
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="module")
def reviewer(tmp_path_factory):
    webdriver = pytest.importorskip("selenium.webdriver")
    browser = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    chromedriver = shutil.which("chromedriver")
    if not browser or not chromedriver:
        pytest.skip("needs Chromium and its chromedriver (Debian: chromium, chromium-driver)")
    folder = tmp_path_factory.mktemp("browser")
    (downloads := folder / "downloads").mkdir()
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for flag in (
        "headless",
        "no-sandbox",
        "disable-gpu",
        "disable-quic",
        "disable-dev-shm-usage",
        "no-first-run",
        "disable-background-networking",
        "disable-component-update",
        "disable-sync",
        "window-size=1200,900",
        f"user-data-dir={folder / 'profile'}",
    ):
        options.add_argument(f"--{flag}")
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.ChromeService(executable_path=chromedriver)
    driver = webdriver.Chrome(options=options, service=service)
    driver.set_page_load_timeout(60)
    yield Reviewer(driver, downloads)
    driver.quit()


def test_hostile_text_is_shown_as_it_is_and_runs_nothing(reviewer):
    reviewer.open(FIGURES, HOSTILE)
    by_article = dict(list(FIGURES.groupby("article")))
    for number, article in enumerate(HOSTILE):
        reviewer.go_to(number)
        assert reviewer.run("return document.getElementById('text').textContent") == article.text
        marks = reviewer.run(
            "return [...document.querySelectorAll('.sentence mark')].map((m) => m.textContent)"
        )
        own = by_article.get(article.id, FIGURES.iloc[:0])
        assert marks == list(own["text"])
        shown = reviewer.run(
            "return [...document.querySelectorAll('.sentence')].map((p) => p.textContent)"
        )
        assert all(sentence in article.text for sentence in shown)
    assert reviewer.run(
        "return [typeof window.ran, document.scripts.length, document.images.length]"
    ) == ["undefined", 2, 0]
    assert reviewer.complaints() == []


def test_what_is_edited_on_the_page_is_in_the_next_table(reviewer, folder):
    figures = nf.extract(articles := nf.read_articles("articles.jsonl"))
    reviewer.open(figures, articles)
    reviewer.write(reviewer.find("#who"), "Ana 😀, =1")
    reviewer.correct(
        "plain:15-17",
        value="15",
        who="=cmd|'/C'!A0 😀 \"x\"",
        measure="injured",
        scope="background",
    )
    assert (
        reviewer.find(f"{reviewer.card('plain:15-17')} [name=low]").get_attribute("value") == "15"
    )
    reviewer.go_to(2)
    seven, twelve = (articles[2].text.index(words) for words in ("7 were", "12"))
    gone, added = f"emoji:{seven}-{seven + 1}", f"emoji:{twelve}-{twelve + 2}"
    reviewer.find(f"{reviewer.card(gone)} input[type=checkbox]").send_keys(" ")
    reviewer.write(reviewer.find("#words"), "12")
    reviewer.find("#add").send_keys("\n")
    wait_for(lambda: reviewer.driver.find_elements("css selector", reviewer.card(added)))
    assert reviewer.driver.switch_to.active_element.get_attribute("data-figure") == added
    assert reviewer.find("#count").text == "6 corrections in all articles"
    path = reviewer.save()

    table = read_corrections(path)
    assert set(table["who"]) == {"Ana 😀, =1"}
    assert set(table["date"].str.len()) == {10}
    assert main(["extract", "articles.jsonl", "-o", "output", "--corrections", str(path)]) == 0
    now = read_table("output/figures.csv").set_index("figure")
    row = now.loc["plain:15-17"]
    assert row[["value", "low", "high", "measure", "scope"]].tolist() == [
        15,
        15,
        15,
        "injured",
        "background",
    ]
    assert row["who"] == "=cmd|'/C'!A0 😀 \"x\""
    assert gone not in now.index
    assert now.loc[added, ["text", "value"]].tolist() == ["12", 12]
    assert reviewer.complaints() == []


SELECT = """
const box = document.getElementById("text");
const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
for (let done = 0; walker.nextNode(); done += walker.currentNode.length) {
  const at = arguments[0] - done;
  if (at < walker.currentNode.length) {
    getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + arguments[1]);
    break;
  }
}
box.dispatchEvent(new Event("mouseup", { bubbles: true }));
"""


def test_a_figure_is_added_where_the_text_is_selected(reviewer):
    article = HOSTILE[2]
    reviewer.open(FIGURES[FIGURES["article"] == article.id], [article])
    start = article.text.index("Room 12")
    units = len(article.text[:start].encode("utf-16-le")) // 2
    assert units > start
    reviewer.run(SELECT, units - 1, len(" Room 12 "))
    assert reviewer.find("#words").get_attribute("value") == "Room 12"
    reviewer.find("#add").send_keys("\n")
    (row,) = read_corrections(reviewer.save()).to_dict("records")
    assert (row["start"], row["end"], row["text"]) == (start, start + 7, "Room 12")
    assert row["new"] == f"emoji:{start}-{start + 7}"


def test_what_is_set_back_is_no_correction(reviewer):
    reviewer.open(FIGURES, HOSTILE)
    reviewer.correct("plain:15-17", value="15", measure="injured")
    assert reviewer.find("#count").text == "2 corrections in all articles"
    for name, content in (("value", "14"), ("measure", "killed")):
        field = reviewer.find(f"{reviewer.card('plain:15-17')} [name={name}]")
        field.send_keys(content) if name == "measure" else reviewer.write(field, content)
    assert reviewer.find("#count").text == "0 corrections in all articles"


def test_a_wrong_number_is_told_and_not_saved(reviewer):
    reviewer.open(FIGURES, HOSTILE)
    reviewer.correct("plain:15-17", high="1,500")
    reviewer.go_to(1)  # it is found from another article too
    reviewer.find("#download").click()
    assert reviewer.find("#title").text == HOSTILE[0].title
    assert "correct it first" in reviewer.find("#told").text
    assert reviewer.driver.switch_to.active_element.get_attribute("name") == "high"
    reviewer.write(reviewer.driver.switch_to.active_element, "20")
    assert "= needs value, low and high that are equal" in reviewer.find(".fault").text


def test_earlier_corrections_are_gone_on_from(reviewer, folder):
    figures = nf.extract(articles := nf.read_articles("articles.jsonl"))
    reviewer.open(figures, articles)
    reviewer.write(reviewer.find("#who"), "Ana")
    reviewer.correct("plain:15-17", value="15", why="so")
    reviewer.write(reviewer.find("#words"), "12")
    reviewer.find("#add").send_keys("\n")
    first = read_corrections(reviewer.save())
    stale = first.iloc[:1].assign(old="13", new="16", who="Bo")
    earlier = pd.concat([first, stale], ignore_index=True)
    reviewer.open(figures, articles, earlier)
    assert "1 can't be shown" in reviewer.find("#told").text
    assert "value: 14 → 15" in reviewer.find(".changes").text
    again = read_corrections(reviewer.save())
    assert_frame_equal(again, earlier)


BLANKS = [
    chr(code)
    for code in (
        *range(9, 14),
        *range(28, 33),
        0x85,
        0xA0,
        0x1680,
        0x2003,
        0x2028,
        0x3000,
        0xFEFF,
        0x200B,
    )
]


def test_a_cell_is_guarded_on_the_page_as_in_every_table(reviewer):
    reviewer.open(FIGURES, HOSTILE)
    cells = ["", "=", "=1", "'=1", "''-x", "a=1", "-4", "＝1", '"', "a,b", "x\ry", "\t=1", "é😀"]
    cells += [
        f"{quote}{blank}{sign}" for quote in ("", "'") for blank in BLANKS for sign in ("=1", "x")
    ]
    ours = "".join(csv_lines(pd.DataFrame({"cell": cells}))).removeprefix("cell\n")
    theirs = reviewer.run("return arguments[0].map((cell) => csvCell(cell) || '\"\"')", cells)
    assert "".join(f"{cell}\n" for cell in theirs) == ours


def test_many_articles_and_many_figures(reviewer):
    articles = [Article(f"a{number}", "Blast kills 7.") for number in range(300)]
    articles.append(
        Article(
            "long", " ".join(f"In town {n} the blast killed {n + 2} people." for n in range(400))
        )
    )
    figures = nf.extract(articles)
    reviewer.open(figures, articles)
    reviewer.go_to(300)
    expected = int((figures["article"] == "long").sum())
    assert expected >= 400
    assert reviewer.run("return document.querySelectorAll('#figures > li').length") == expected
    assert reviewer.run("return document.querySelectorAll('.cells').length") == 0
    reviewer.find("#previous").click()
    assert reviewer.find("#title").text == "a299"


def test_every_field_has_a_name_and_the_page_fits(reviewer):
    reviewer.open(FIGURES, HOSTILE)
    reviewer.unfold("plain:15-17")
    nameless = """return [...document.querySelectorAll('input, select, button')].filter((field) =>
        !(field.labels?.length || field.ariaLabel || field.textContent.trim())).length"""
    assert reviewer.run(nameless) == 0
    size = {"width": 340, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    reviewer.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    for number in range(len(HOSTILE)):
        reviewer.go_to(number)
        assert reviewer.run("return document.documentElement.scrollWidth <= innerWidth"), number
    reviewer.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


CONTRAST = """
const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = (colour) => {
  const linear = (c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const [r, g, b] = parts(colour).map((c) => linear(c / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ground = (element) => {
  const colour = getComputedStyle(element).backgroundColor;
  return parts(colour)[3] === 0 && element.parentElement ? ground(element.parentElement) : colour;
};
return arguments[0].map((selector) => {
  const element = document.querySelector(selector);
  const pair = [light(getComputedStyle(element).color), light(ground(element))];
  pair.sort((a, b) => b - a);
  return (pair[0] + 0.05) / (pair[1] + 0.05);
});
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_can_be_read_in_light_and_dark(reviewer, scheme):
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    reviewer.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    reviewer.open(FIGURES, HOSTILE)
    reviewer.correct("plain:15-17", high="20")
    seen = [
        "h1",
        "#imprint",
        "#text mark",
        ".reading",
        ".changes",
        ".fault",
        "summary",
        "#download",
        ".cells label",
        ".cells input",
    ]
    ratios = dict(zip(seen, reviewer.run(CONTRAST, seen), strict=True))
    assert {name: ratio for name, ratio in ratios.items() if ratio < 4.5} == {}
    reviewer.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
