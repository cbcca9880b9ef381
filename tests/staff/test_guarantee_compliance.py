from __future__ import annotations

import xml.etree.ElementTree as ET

from bot.booking.retention import Figure
from bot.staff.compliance import as_csv, by_month, days_taken, in_all
from bot.staff.days_plot import days_plot

FIGURES = [
    Figure("2027-01", 3, "met", False, 2),
    Figure("2027-01", 14, "no_show", False, 1),
    Figure("2027-01", 15, "met", False, 1),
    Figure("2027-01", 20, "confirmed", True, 1),
    Figure("2027-01", 2, "cancelled", False, 4),
    Figure("2027-02", 5, "confirmed", False, 1),
]


def test_the_share_leaves_out_those_who_wished_to_wait_and_the_cancelled() -> None:
    february, january = by_month(FIGURES)

    assert (january.conversations, january.within, january.late, january.own_wish) == (5, 3, 1, 1)
    assert (january.no_show, january.cancelled) == (1, 4)
    assert january.share == 3 / 4
    assert february.share == 1.0


def test_the_fourteenth_day_is_inside_and_the_fifteenth_is_not() -> None:
    assert by_month([Figure("2027-01", 14, "met", False, 1)])[0].share == 1.0
    assert by_month([Figure("2027-01", 15, "met", False, 1)])[0].share == 0.0


def test_median_and_longest_count_every_conversation() -> None:
    january = by_month(FIGURES)[1]

    assert (january.median_days, january.longest_days) == (14.0, 20)
    assert (
        by_month([Figure("2027-01", 3, "met", False, 1), Figure("2027-01", 4, "met", False, 1)])[0].median_days == 3.5
    )


def test_a_month_of_cancellations_has_no_share_and_no_median() -> None:
    month = by_month([Figure("2027-03", 2, "cancelled", False, 1)])[0]

    assert (month.share, month.median_days, month.longest_days) == (None, None, None)


def test_all_months_add_up() -> None:
    total = in_all(FIGURES)

    assert (total.conversations, total.within, total.share) == (6, 4, 4 / 5)
    assert in_all([]).share is None


def test_the_csv_is_what_a_danish_spreadsheet_reads() -> None:
    body = as_csv(FIGURES)

    lines = body.decode("utf-8-sig").split("\r\n")
    assert body.startswith(b"\xef\xbb\xbf")
    assert lines[0] == "maaned;dage_fra_henvendelse_til_samtale;inden_for_14_dage;status;eget_oenske;antal"
    assert lines[1] == "2027-01;3;ja;moedt;nej;2"
    assert lines[4] == "2027-01;20;nej;aftalt;ja;1"
    assert len(lines) == len(FIGURES) + 2


def test_the_plot_draws_a_circle_for_every_number_in_its_table_and_marks_what_is_late() -> None:
    counts = days_taken(FIGURES)
    names = {"2027-01": "jan. 2027", "2027-02": "feb. <2027>"}

    drawn = ET.fromstring(days_plot(counts, names, "Titel", "Tekst & mere"))

    circles = list(drawn.iter("circle"))
    radius = {c.get("cx"): float(c.get("r", 0)) for c in circles}
    assert len(circles) == len(counts) == 5
    assert sum(c.get("class") == "beyond" for c in circles) == 2
    assert max(radius.values()) == round(12.0 * (2 / 4) ** 0.5, 1)
    assert not any("style" in element.attrib for element in drawn.iter())
    assert "feb. <2027>" in [text.text for text in drawn.iter("text")]


def test_very_long_waits_are_drawn_inside_the_picture() -> None:
    drawn = ET.fromstring(days_plot({("2027-01", 400): 1}, {"2027-01": "jan. 2027"}, "T", "T"))

    assert float(next(drawn.iter("circle")).get("cx", 0)) <= 360
