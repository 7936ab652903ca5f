"""The running order: large for the wall, and with everything else for the facilitator."""

from collections.abc import Iterator
from datetime import datetime

from exports.document import Document
from exports.flow_table import Cell, Column
from exports.session.day import PlannedActivity, PlannedDay, PlannedLine
from exports.sheets import Job
from exports.text_papers import TextPaper, well_filled
from facilitator.access import OPENING, need_title, reminders_of
from facilitator.decks import MOMENT, Worded
from facilitator.decks.languages import told_language
from facilitator.i18n import _, ngettext
from facilitator.participants import NEEDS

WALL_SIZES = (48, 44, 40, 36, 32, 28, 25, 22, 20, 18)
"""Type sizes of the wall's running order: the largest that fits on one sheet is taken."""
NOTHING = "–"
CLOSING = "closing"


# For the wall


def wall_order(job: Job) -> Document:
    """Return what happens when, large enough to be read from a chair, and nothing else."""
    day = PlannedDay(job.workshop)
    for size in WALL_SIZES:
        document = _wall_order(job, day, size)
        if len(document.pages) == 1:
            break
    return document


def _wall_order(job: Job, day: PlannedDay, size: float) -> Document:
    paper = TextPaper(job, "order", _("Today"), wall=size)
    when = Column(_("When"), 1) if day.has_times else Column(_("How long"), 1.6)
    rows: list[list[Cell]] = [
        [day.clock(start) if day.has_times else _minutes(minutes), [title]]
        for start, minutes, title in _for_the_wall(day)
    ]
    if day.has_times:
        rows.append([day.end, _("We finish")])
    paper.flow.table([when, Column(_("What"), 4)], rows)
    return paper.finish()


def _for_the_wall(day: PlannedDay) -> Iterator[tuple[datetime, int, Worded]]:
    """Yield when, how long and what: activities, or the steps where there is only one."""
    for activity in day.activities if len(day.activities) > 1 else ():
        if not activity.left_out and activity.role != "buffer":
            title = _titled(day, activity, activity.title)
            yield activity.lines[0].timing.start, activity.minutes, title
    for line in day.activities[0].lines if len(day.activities) == 1 else ():
        if not line.plan.state and line.plan.role != "buffer":
            title = _titled(day, day.activities[0], line.title)
            yield line.timing.start, line.minutes, title


def _titled(day: PlannedDay, activity: PlannedActivity, title: str) -> Worded:
    return Worded(title, day.tongue(activity.deck, title))


# For the facilitator


def facilitator_order(job: Job) -> Document:
    """Return every step with its times, the coach's notes, and what may become of it."""
    return well_filled(_facilitator_order)(job)


def _facilitator_order(job: Job) -> Document:
    title, wide = _("Running order for the facilitator"), job.options.large_print
    paper = TextPaper(job, "facilitator", title, landscape=wide)
    day = PlannedDay(job.workshop)
    counts = {need.kind: need.count for need in job.workshop.access_needs}
    needs = {kind: counts[kind] for kind in (*NEEDS, *sorted(counts)) if kind in counts}
    for sentence in _about(day):
        paper.flow.paragraph(sentence)
    if needs:
        paper.flow.heading(2, _("What people need"))
        paper.flow.list(f"{need_title(kind)}: {count}" for kind, count in needs.items())
    for activity in day.activities:
        with paper.flow.section():
            _activity(paper, day, activity)
            told = dict.fromkeys(
                told for role in _roles(day, activity) for told in reminders_of(needs, role)
            )
            if told:
                paper.flow.paragraph(_("Remember: {told}").format(told=" ".join(told)))
    return paper.finish()


def _roles(day: PlannedDay, activity: PlannedActivity) -> Iterator[str]:
    """Yield what sorts of step an activity has; only the last closing closes the day."""
    if activity is day.activities[0]:
        yield OPENING
    closings = [each for each in day.activities if CLOSING in each.roles]
    for role in activity.roles:
        if role != CLOSING or activity is closings[-1]:
            yield role


def _about(day: PlannedDay) -> Iterator[str]:
    """Yield what is to be known of the day as a whole."""
    if day.has_times:
        yield _("From {begin} to {end}: {minutes}.").format(
            begin=day.begin, end=day.end, minutes=_minutes(day.minutes)
        )
    else:
        yield _("{minutes} in all. Times count from the beginning.").format(
            minutes=_minutes(day.minutes)
        )
    if day.took is not None:
        yield _("It took {minutes}.").format(minutes=_minutes(day.took))
    for activity, late in day.late_for():
        yield _(
            "“{title}” is to begin at {time}, but what comes before is {late} too long."
        ).format(title=activity.title, time=activity.activity.starts, late=_minutes(late))


def _activity(paper: TextPaper, day: PlannedDay, activity: PlannedActivity) -> None:
    flow = paper.flow
    title, tongue = _titled(day, activity, activity.title)
    flow.heading(2, f"{day.begins(activity)}\u2002{title}", language=tongue)
    moment = activity.activity.exercise == MOMENT
    notes, materials = activity.activity.facilitator_notes.strip(), activity.activity.materials
    bare = not (moment or notes or materials)
    if not bare:
        paper.together(notes, 2 * flow.styles.line())
    flow.paragraph(" ".join(_in_short(activity)), leads=bare)
    if moment and (prompt := activity.lines[0].prompt):
        flow.paragraph(_("Say: {prompt}").format(prompt=prompt))
    if notes:
        flow.paragraph(_("For you alone: {notes}").format(notes=notes))
    if materials:
        flow.paragraph(_("Bring: {materials}").format(materials="; ".join(materials)))
    if not moment:
        _steps(paper, day, activity)


def _in_short(activity: PlannedActivity) -> Iterator[str]:
    """Yield how long an activity is, when it is fixed, and what may become of a moment."""
    yield _("{minutes}.").format(minutes=_minutes(activity.minutes))
    if activity.activity.starts:
        yield _("Fixed: it begins at {time}.").format(time=activity.activity.starts)
    if activity.activity.exercise == MOMENT:
        (line,) = activity.lines[:1]
        yield from _fate(line)
        if line.took is not None:
            yield _("It took {minutes}.").format(minutes=_minutes(line.took))


def _steps(paper: TextPaper, day: PlannedDay, activity: PlannedActivity) -> None:
    """Set the steps of an activity, each with its time."""
    took = day.took is not None
    columns = [Column(_("Time"), 1.15), Column(_("Minutes"), 1.8)]
    columns += [Column(_("Took"), 1.1)] if took else []
    columns += [Column(_("Step"), 4.4), Column(_("When time is short"), 3.6)]
    rows: list[list[Cell]] = []
    for line in activity.lines:
        row: list[Cell] = [
            NOTHING if line.plan.state else day.clock(line.timing.start),
            _planned(line),
        ]
        row += [NOTHING if line.took is None else str(line.took)] if took else []
        row += [_said(day, activity, line), " ".join(_fate(line))]
        rows.append(row)
    paper.flow.table(columns, rows)


def _said(day: PlannedDay, activity: PlannedActivity, line: PlannedLine) -> list[Worded]:
    """Return a step's title, and its prompt in each language that there is."""
    around = day.workshop.workshop.language
    prompts = (Worded(each.text, told_language(each, around)) for each in line.prompts)
    return [each for each in (_titled(day, activity, line.title), *prompts) if each.text]


def _planned(line: PlannedLine) -> str:
    """Return the minutes of a step, and those that the coach gave it where they were others."""
    if line.plan.state:
        return NOTHING
    given = line.timing.line.planned
    if given == line.minutes:
        return str(given)
    return _("{minutes} (was {planned})").format(minutes=line.minutes, planned=given)


def _fate(line: PlannedLine) -> Iterator[str]:
    """Yield what may become of a step when time runs short, or what did."""
    plan = line.plan
    if plan.state:
        yield _set_aside(line)
    elif plan.role == "buffer":
        yield _("Spare time: it goes first.")
    elif plan.least is None and not plan.can_go:
        yield _("Keep it.")
    elif plan.least is not None:
        yield _("Can shrink to {least}.").format(least=_minutes(plan.least))
    if plan.can_go and not plan.state and plan.role != "buffer":
        yield _("Can go.")
    if plan.instead and (plan.can_go or plan.state):
        yield _("Instead: {instead}").format(instead=plan.instead)


def _set_aside(line: PlannedLine) -> str:
    """Return what became of a step that was set aside, perhaps when it had begun."""
    if line.took and line.plan.state == "skipped":
        return _("Cut short after {minutes}.").format(minutes=_minutes(line.took))
    return _("Parked.") if line.plan.state == "parked" else _("Left out.")


def _minutes(count: int) -> str:
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)
