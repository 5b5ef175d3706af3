"""Charts: what stands in the picture, on one scale, without overlap, the same each time."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from itertools import combinations

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.text import Annotation
from newsfigures import charts
from newsfigures.coding import totals_by_rule
from newsfigures.compare import compare, timeline, total
from newsfigures.model import Figure
from newsfigures.table import to_frame

SOURCES = (
    "Syrian Observatory for Human Rights", "Nepal Red Cross", "AFAD", "White Helmets", "police",
    "Lebanese health ministry", "World Bank", "Norwegian Refugee Council", None,
)  # fmt: skip
BOUNDS = {
    "=": lambda n: {"value": n, "low": n, "high": n},
    ">": lambda n: {"value": n, "low": n},
    ">=": lambda n: {"value": n, "low": n},
    "<": lambda n: {"value": n, "high": n},
    "<=": lambda n: {"value": n, "high": n},
    "~": lambda n: {"value": n},
    "range": lambda n: {"low": n, "high": n + 40},
}


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def figure(number: int, **fields) -> Figure:
    bound = list(BOUNDS)[number % len(BOUNDS)]
    given = {
        "event": "quake", "published": date(2024, 5, 1) + timedelta(days=number // 3),
        "text": str(100 + 9 * number), "bound": bound, "unit": "person", "measure": "killed",
        "place": ("Sorel", "the northern province of Karsa and the coast")[number % 60 // 30],
        "source": SOURCES[number % len(SOURCES)],
    }  # fmt: skip
    given |= BOUNDS[fields.get("bound", bound)](100 + 9 * number) | fields
    return Figure(f"a{number}:0-3", f"a{number}", **given)


def claims(count: int, **fields) -> pd.DataFrame:
    return compare(to_frame(figure(number, **fields) for number in range(count)))


def title(ax: Axes) -> str:
    return " ".join(ax.figure.get_suptitle().split())


def caption(ax: Axes) -> str:
    return " ".join(ax.figure.get_supxlabel().split())


def texts(ax: Axes) -> list:
    """Every text of a figure that a reader sees, ticks outside the axis left out."""
    figure = ax.figure
    figure.draw_without_rendering()
    seen = [
        text for text in figure.findobj(mpl.text.Text) if text.get_visible() and text.get_text()
    ]
    for each in figure.axes:
        for axis in (each.xaxis, each.yaxis):
            low, high = sorted(axis.get_view_interval())
            for tick in axis.get_major_ticks():
                if not low <= tick.get_loc() <= high:
                    seen = [text for text in seen if text not in (tick.label1, tick.label2)]
    return seen


def assert_readable(ax: Axes) -> None:
    """No text on another text, none outside the picture."""
    figure = ax.figure
    boxes = [(text.get_text(), text.get_window_extent()) for text in texts(ax)]
    for (one, here), (other, there) in combinations(boxes, 2):
        overlap = min(here.x1, there.x1) - max(here.x0, there.x0) > 1
        overlap &= min(here.y1, there.y1) - max(here.y0, there.y0) > 2
        assert not overlap, f"{one!r} lies on {other!r}"
    for text, box in boxes:
        assert box.x0 >= -1, text
        assert box.x1 <= figure.bbox.x1 + 1, text


CHARTS = {
    "claims": charts.claims,
    "toll": charts.toll_over_time,
    "panels": lambda table: charts.panels(table)[0],
    "panels of claims": lambda table: charts.panels(table, chart="claims")[0],
    "measures": charts.figures_by_measure,
    "sources": lambda table: charts.figures_by_measure(table, by="source"),
    "spread": charts.spread,
    "rise": lambda table: charts.rise(timeline(table[table["series"] == table["series"].min()])),
}


@pytest.mark.parametrize("count", [1, 6, 60])
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_readable_for_one_claim_and_for_sixty(chart, count):
    ax = chart(claims(count))
    assert_readable(ax)
    assert title(ax)
    assert charts.CAVEAT in caption(ax)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_nothing_to_draw_is_said(chart):
    ax = chart(claims(0))
    assert isinstance(ax, Axes)
    assert "o " in title(ax) or "0 claims" in title(ax)


@pytest.mark.parametrize("chart", [charts.claims, charts.toll_over_time])
def test_two_scales_in_one_chart_are_refused(chart):
    both = compare(to_frame([figure(0), figure(1, measure="area", unit="km²")]))
    with pytest.raises(ValueError, match="people killed, area"):
        chart(both)


def test_panels_keep_scales_apart():
    killed = [figure(n, bound="=") for n in range(6)]
    injured = [figure(n, measure="injured", bound="=") for n in range(20, 26)]
    axes = charts.panels(compare(to_frame(killed + injured)), by="measure")
    assert {ax.get_title(loc="left") for ax in axes} == {"Killed · Sorel", "Injured · Sorel"}
    assert len({ax.get_ylim() for ax in axes}) == 2


def lines_at(ax: Axes, x: float | None = None, y: float | None = None) -> list:
    return [
        line
        for line in ax.lines
        if len(line.get_xdata())
        and (x is None or x in line.get_xdata())
        and (y is None or y in line.get_ydata())
    ]


def arrows(ax: Axes) -> list[Annotation]:
    return [text for text in ax.texts if isinstance(text, Annotation) and text.arrow_patch]


@pytest.mark.parametrize(
    ("bound", "way"), [(">", 1), (">=", 1), ("<", -1), ("<=", -1), ("=", 0), ("~", 0), ("range", 0)]
)
def test_open_ends_are_arrows_that_point_to_the_open_side(bound, way):
    ax = charts.claims(claims(1, bound=bound))
    assert [np.sign(arrow.xyann[0]) for arrow in arrows(ax)] == ([way] if way else [])
    toll = charts.toll_over_time(claims(1, bound=bound))
    assert [np.sign(arrow.xyann[1]) for arrow in arrows(toll)] == ([way] if way else [])


def test_about_is_hollow_and_exact_is_filled():
    (hollow,) = lines_at(charts.claims(claims(1, bound="~")), x=100)
    (filled,) = lines_at(charts.claims(claims(1, bound="=")), x=100)
    assert hollow.get_markerfacecolor() == "white"
    assert filled.get_markerfacecolor() == filled.get_color()


def test_a_range_has_two_ends_and_no_middle():
    ax = charts.claims(claims(1, bound="range"))
    drawn = {float(x) for line in lines_at(ax, y=0) for x in line.get_xdata() if x >= 100}
    assert drawn == {100, 140}


def test_each_claim_tells_its_number_and_its_status():
    table = compare(
        to_frame(
            [
                figure(0, bound="=", source="police"),
                figure(1, bound="=", source="Nepal Red Cross"),
            ]
        )
    )
    told = [text.get_text() for text in charts.claims(table).texts]
    assert told == ["100   conflicts", "109   conflicts"]


def test_zero_is_drawn_and_the_unknown_is_not():
    ax = charts.claims(
        compare(
            to_frame(
                [
                    figure(0, bound="=", value=0, low=0, high=0),
                    figure(1, bound="~", value=None, low=None, high=None, text="many"),
                ]
            )
        )
    )
    assert len(lines_at(ax, x=0, y=0)) >= 1
    marks = [line for line in lines_at(ax, y=1) if line.get_marker() != "None"]
    assert marks == []
    assert [text.get_text() for text in ax.texts] == ["0", "unknown"]


def test_bars_begin_at_zero_and_are_never_on_a_log_axis():
    many = to_frame([figure(n) for n in range(60)] * 50 + [figure(61, measure="injured")])
    ax = charts.figures_by_measure(many)
    assert ax.get_xscale() == "linear"
    assert ax.get_xlim()[0] == 0
    assert {bar.get_x() for bar in ax.patches} == {0}


def test_log_axis_only_where_the_spread_demands_it():
    assert charts.claims(claims(6)).get_xscale() == "linear"
    wide = compare(to_frame([figure(0, bound="="), figure(1, value=10**6, low=10**6, bound=">")]))
    assert charts.claims(wide).get_xscale() == "log"
    with_zero = compare(
        to_frame([figure(0, value=0, low=0, high=0, bound="="), figure(1, value=10**6, low=10**6)])
    )
    assert charts.claims(with_zero).get_xscale() == "linear"


def test_more_claims_than_fit_are_counted_not_dropped_silently():
    ax = charts.claims(claims(60), most=20)
    assert len([text for text in ax.texts if text.get_text()]) == 20
    assert "40 of 60 claims are not shown." in caption(ax)


def test_a_line_breaks_at_a_gap_and_does_not_join_unnamed_sources():
    days = {"bound": "=", "source": "police"}
    near, far = (
        compare(
            to_frame(
                [figure(0, **days), figure(1, published=date(2024, 5, 1) + timedelta(gap), **days)]
            )
        )
        for gap in (3, 40)
    )
    assert [len(stairs(charts.toll_over_time(table))) for table in (near, far)] == [1, 0]
    unnamed = compare(to_frame([figure(n, source=None, bound="=") for n in (0, 3)]))
    assert stairs(charts.toll_over_time(unnamed)) == []


def stairs(ax: Axes) -> list:
    return [line for line in ax.lines if len(line.get_xdata()) == 3]


def test_a_toll_taken_back_points_down_and_the_title_says_so():
    table = compare(
        to_frame(
            [
                figure(0, value=200, low=200, high=200, bound="=", source="police"),
                figure(9, value=150, low=150, high=150, bound="=", source="police"),
            ]
        )
    )
    ax = charts.toll_over_time(table)
    assert [line.get_marker() for line in lines_at(ax, y=150) if len(line.get_xdata()) == 1] == [
        "v"
    ]
    assert title(ax).endswith("taken back 1 time")


def test_colours_never_stand_alone():
    colours, markers, dashes = zip(*charts.LINES, strict=True)
    assert len(set(colours)) == len(set(markers)) == len(set(map(str, dashes))) == len(colours)
    greys = sorted(np.dot(mpl.colors.to_rgb(colour), (0.3, 0.59, 0.11)) for colour in colours)
    assert greys[-1] < 0.75, "too pale on white"


def test_totals_leave_the_unknown_blank():
    figures = to_frame(
        [figure(0, bound="="), figure(1, event="flood", measure="injured", bound="=")]
    )
    ax = charts.comparison(total(figures, by="event"))
    assert sorted(text.get_text() for text in ax.texts) == ["100", "109"]
    assert title(ax) == "2 of 4 totals are known, over 2 events"
    assert ax.images[0].get_array().mask.sum() == 2
    assert len([patch for patch in ax.patches if patch.get_hatch()]) == 2
    assert_readable(ax)


def test_totals_of_many_events_and_measures_are_readable():
    measures = ("killed", "injured", "missing", "displaced", "detained", "rescued", "evacuated")
    rows = [
        figure(n, event=f"event with a long name {n % 20:02}", measure=measures[n % 7], bound="=")
        for n in range(60)
    ]
    assert_readable(charts.comparison(total(to_frame(rows), by="event")))


def test_totals_by_rule_name_every_rule():
    totals = totals_by_rule(to_frame([figure(0, text="dozens", value=None, low=24, bound=">=")]))
    ax = charts.totals_by_rule(totals)
    assert [label.get_text() for label in ax.get_yticklabels()] == totals["rule"].tolist()
    assert title(ax) == "People killed: 12 to 72, by the coding rule alone"
    assert_readable(ax)


def test_heat_is_by_size_within_a_measure_and_the_unknown_has_none():
    rows = [
        figure(0, event="a", value=10, low=10, high=10, bound="="),
        figure(1, event="b", value=1000, low=1000, high=1000, bound="="),
        figure(2, event="c", value=0, low=0, high=0, bound="="),
        figure(3, event="a", measure="injured", bound="="),
    ]
    killed, injured = charts.comparison(total(to_frame(rows), by="event")).images[0].get_array().T
    assert killed[2] < killed[0] < killed[1]
    assert killed[2] > 0, "zero has a colour of its own, the paper is for the unknown"
    assert not injured.mask[0]
    assert injured.mask[1:].all()


def test_a_scale_that_does_not_begin_at_zero_says_so():
    near, far = (compare(to_frame([told(0, 1000), told(1, high)])) for high in (1050, 5000))
    for chart in (charts.claims, charts.toll_over_time, lambda c: charts.rise(timeline(c))):
        assert "The scale does not begin at zero." in caption(chart(near))
        assert "begin at zero" not in caption(chart(far))
    assert "Not all scales begin at zero." in caption(charts.panels(near)[0])
    assert "begin at zero" not in caption(charts.panels(far)[0])


def test_a_tie_is_not_the_most():
    tied = to_frame([figure(0), figure(1, measure="injured")])
    assert "the most" not in title(charts.figures_by_measure(tied))
    assert "the most of any measure" in title(
        charts.figures_by_measure(to_frame([figure(0), figure(1), figure(2, measure="injured")]))
    )


# --------------------------------------------------------------------------------- rise and spread


def told(day: int, number: int, source: str = "police", **fields) -> Figure:
    exact = {"value": number, "low": number, "high": number, "bound": "=", "place": "Sorel"}
    published = date(2024, 5, 1) + timedelta(days=day)
    fields = exact | {"published": published, "source": source} | fields
    return figure(1000 * day + number, **fields)


def rise(*figures: Figure, **options) -> Axes:
    return charts.rise(timeline(compare(to_frame(figures))), **options)


def words(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


def test_a_fall_is_a_triangle_that_points_down_and_tells_its_number():
    ax = rise(told(0, 12), told(1, 20), told(2, 15))
    assert [line.get_marker() for line in lines_at(ax, y=15) if len(line.get_xdata()) == 1] == ["v"]
    assert words(ax) == ["fell to 15"]
    assert (
        title(ax)
        == "Killed · Sorel: 12 on 1 May 2024, 15 on 3 May 2024; 1 fall in 3 days with a claim"
    )
    assert_readable(ax)


def test_a_gap_is_hatched_and_breaks_the_line():
    ax = rise(told(0, 12), told(1, 15), told(2, 16), told(60, 20), told(61, 21), told(62, 22))
    (hatched,) = [patch for patch in ax.patches if patch.get_hatch()]
    assert hatched.get_width() == 58
    assert words(ax) == ["58 days\nwithout a claim"]
    assert len(stairs(ax)) == 4
    assert_readable(ax)


def test_a_usual_step_is_no_gap():
    yearly = [told(365 * year, 12 + year) for year in range(4)]
    assert not [patch for patch in rise(*yearly).patches if patch.get_hatch()]
    assert len([patch for patch in rise(*yearly, gap=30).patches if patch.get_hatch()]) == 3


def test_sources_of_one_day_are_one_mark_from_lowest_to_highest():
    ax = rise(told(0, 12), told(0, 30, source="White Helmets"))
    marks = [float(y) for line in ax.lines for y in line.get_ydata() if y > 1]
    assert {*marks} == {12, 30}
    assert title(ax) == "Killed · Sorel: 12–30 on 1 May 2024"


def test_a_rise_of_several_series_is_refused():
    days = timeline(compare(to_frame([told(0, 12), told(0, 13, place="Karsa")])))
    with pytest.raises(ValueError, match="one chart has one series"):
        charts.rise(days)


def test_spread_is_between_sources_of_one_day_and_no_rise_of_one_source():
    ax = charts.spread(
        compare(
            to_frame(
                [
                    told(0, 10),
                    told(0, 20),
                    told(0, 40, source="White Helmets"),
                    told(5, 400, source="AFAD"),
                ]
            )
        )
    )
    assert title(ax) == "On one day, sources lie 2 to 1 apart: killed · Sorel"
    (point,) = ax.collections[-1].get_offsets()
    assert tuple(point) == (3, 2)


def test_a_spread_of_one_source_is_none():
    ax = charts.spread(compare(to_frame([told(0, 10), told(0, 400)])))
    assert title(ax) == "No series has two sources of one day"
    assert "1 series without two sources of one day" in caption(ax)


def test_small_multiples_tell_the_events_apart_and_count_the_rest():
    rows = [told(day, 10 + day, event=event) for event in ("flood", "quake") for day in range(3)]
    rows += [told(0, 9, event="storm")]
    axes = charts.panels(compare(to_frame(rows)))
    assert [ax.get_title(loc="left") for ax in axes] == [
        "flood: killed · Sorel",
        "quake: killed · Sorel",
    ]
    assert title(axes[0]) == "6 claims in 2 series, each on a scale of its own"
    assert "1 claim of 1 other not shown." in caption(axes[0])


def test_a_toll_tells_only_the_days_that_it_draws():
    ax = charts.toll_over_time(
        compare(to_frame([told(day, 10 + day) for day in (*range(20), 23, 900)]))
    )
    assert title(ax) == "Killed · Sorel: 10 on 1 May 2024, 33 on 24 May 2024"
    assert "1 later claim not shown" in caption(ax)


def test_text_of_articles_is_never_read_as_markup():
    table = claims(2, source="Council of $x^2$ and $y_{", place="A $\\frac{1}{0}$ B")
    charts.save(charts.claims(table), "/dev/null")
    charts.save(charts.toll_over_time(table), "/dev/null")


def test_axes_of_the_caller_are_used_and_their_title_set():
    figure_, (ax, other) = plt.subplots(1, 2)
    assert charts.claims(claims(6), ax=ax) is ax
    assert "6 claims" in " ".join(ax.get_title(loc="left").split()) + ax.get_title()
    assert figure_.get_suptitle() == ""
    assert not other.lines


def test_the_style_stays_inside():
    before = dict(mpl.rcParams)
    charts.claims(claims(6))
    charts.panels(claims(6))
    assert dict(mpl.rcParams) == before


def test_the_same_chart_is_the_same_file(tmp_path):
    for name in ("one", "two"):
        charts.save(charts.toll_over_time(claims(20)), tmp_path / f"{name}.png")
    assert (tmp_path / "one.png").read_bytes() == (tmp_path / "two.png").read_bytes()
    assert b"Software" not in (tmp_path / "one.png").read_bytes()


def test_importing_charts_leaves_the_backend_to_the_user():
    code = (
        "import matplotlib; matplotlib.use('svg'); import newsfigures.charts; "
        "print(matplotlib.get_backend())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "svg"


def scored(**columns) -> pd.DataFrame:
    table = {"measure": ["killed", "missing"], "score": [0.9, 0.5], "n": [403, 25]}
    return pd.DataFrame(table | {"low": [0.85, 0.3], "high": [0.95, 0.7]} | columns)


def test_scores_are_filled_and_the_first_ones_hollow():
    ax = charts.scores(scored(first=[0.8, 0.55]), note="Of the counts above 0.")
    first, now = ax.lines
    assert [*now.get_xdata()] == [0.9, 0.5]
    assert now.get_markerfacecolor() == now.get_color()
    assert [*first.get_xdata()] == [0.8, 0.55]
    assert first.get_markerfacecolor() == "white"
    (interval,) = ax.collections
    assert [tuple(path[:, 0]) for path in interval.get_segments()] == [(0.85, 0.95), (0.3, 0.7)]
    assert [label.get_text() for label in ax.get_yticklabels()] == [
        "killed, n 403",
        "missing, n 25",
    ]
    assert title(ax) == "Right: 50% (missing) to 90% (killed); 1 of 2 higher than at first"
    assert "Hollow: the first score. Of the counts above 0." in caption(ax)
    assert_readable(ax)


def test_scores_without_a_first_say_nothing_of_it():
    ax = charts.scores(scored())
    assert len(ax.lines) == 1
    assert title(ax) == "Right: 50% (missing) to 90% (killed)"
    assert "Hollow" not in caption(ax)


def test_a_score_that_is_missing_is_counted_and_not_drawn_as_zero():
    ax = charts.scores(scored(score=[0.9, None]))
    assert [*ax.lines[0].get_xdata()] == [0.9]
    assert title(ax) == "Right: 90% (killed)"
    assert "1 row without a score not shown." in caption(ax)
    assert title(charts.scores(scored().head(0))) == "No scores"


def test_a_mean_error_is_no_share():
    with pytest.raises(ValueError, match="shares from 0 to 1"):
        charts.scores(scored(score=[0.9, 12.0]))
