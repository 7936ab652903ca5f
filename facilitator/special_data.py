"""What a text says about somebody that the law protects most: health, faith, origin, papers.

It is a reminder while people type, for texts in English, and errs on the quiet side: what is
said of an organisation or a role is no matter of a person.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, Protocol

_HAS: Final = (
    r"(?:has|have|had|having|got|gets|with|from|diagnosed with|her|his|their|’s|'s|suffers|"
    r"suffering|recovering from|on|off)\s+(?:\w+\s+){0,2}?"
)
_STATES: Final[dict[str, str]] = {
    "health": (
        r"diabetic|epileptic|asthmatic|disabled|autistic|dyslexic|pregnant|blind|deaf|depressed|"
        r"suicidal|bipolar|schizophrenic|alcoholic|addict|addicted|anorexic|obese|hiv[- ]positive|"
        r"hiv|terminally ill|chronically ill|mentally ill|unwell|wheelchair user|"
        r"in a wheelchair|in hospital|in rehab|off sick|(?:is|was|fell|very|seriously) (?:ill|sick)"
    ),
    "faith": (
        r"muslim|christian|catholic|protestant|hindu|sikh|jewish|jew|buddhist|atheist|mormon|"
        r"quaker|pentecostal|evangelical|methodist|baptist|anglican|orthodox|"
        r"jehovah[’']s witness|converted to \w+|born again|devout|religious|"
        r"prays (?:five times|every|daily)"
    ),
    "ethnicity": (
        r"pakistani|bangladeshi|indian|kashmiri|bengali|somali|nigerian|ghanaian|eritrean|"
        r"ethiopian|sudanese|polish|romanian|hungarian|ukrainian|chinese|kurdish|syrian|afghan|"
        r"iranian|iraqi|turkish|arab|african|caribbean|jamaican|asian|mixed[- ]race|mixed heritage|"
        r"roma|romany|romani|gypsy|irish traveller|(?:is|as|a|an) black|"
        r"black (?:woman|man|person|british|african)|ethnic minority"
    ),
    "immigration": (
        r"asylum seeker|asylum[- ]seeking|refugee|undocumented|illegal immigrant|immigrant|migrant|"
        r"overstayer|stateless|leave to remain|no recourse|deported|deportation|"
        r"immigration (?:status|case|papers)|settled status|sought asylum|claimed asylum|"
        r"(?:has|have|had|her|his|their|’s|'s) (?:\w+ )?visa|visa (?:has )?(?:expired|ran out)"
    ),
}
_CONDITIONS: Final = (
    r"cancer|diabetes|epilepsy|asthma|dementia|alzheimer[’']?s|depression|anxiety|autism|adhd|ptsd|"
    r"schizophrenia|arthritis|copd|hepatitis|tuberculosis|strokes?|heart (?:attack|disease)|"
    r"heart problems|mental health (?:problems?|issues?|condition|crisis)|breakdown|"
    r"miscarriage|abortion|antidepressants|insulin|chemotherapy|medication|disabilit(?:y|ies)|"
    r"learning difficulties|long covid"
)
_TOGETHER_WORDS: Final = (
    "group groups committee centre center association charity organisation organization team "
    "network forum council service services board school college shop lead leader manager "
    "officer worker nurse doctor consultant coordinator chair convenor chaplain project "
    "programme community communities practice ward unit clinic hospital champion trust society "
    "club house housing support food aid week day festival history heritage art arts language "
    "class classes restaurant market business businesses partnership campaign agency charter "
    "library librarian advice adviser advisor advocate ambassador specialist teacher trainer "
    "volunteer volunteers people women men families youth elders area street road quarter church "
    "mosque temple synagogue gurdwara union federation fund foundation institute office "
    "research interpreter translator welcome hub café cafe kitchen choir helpline policy strategy "
    "rights law studies month awareness equality liaison care carers parents"
)
_TOGETHER: Final = frozenset(_TOGETHER_WORDS.split())
"""After one of these, the words before are an organisation's or a role's."""
_SPOKEN: Final = re.compile(
    r"\b(?:speaks?|speaking|spoken|learns?|learning|in|into)\s+$", re.IGNORECASE
)
_SENTENCES: Final = re.compile(r"[.!?;\n]+")
_GOES_ON: Final = re.compile(
    r"\s*(?:and |but )?(?:she|he|they|her|his|their|is|has|suffers|lives|prays|diagnosed|"
    r"recovering)\b",
    re.IGNORECASE,
)
"""How a sentence begins that is about whoever was spoken of before."""
_NEXT: Final = re.compile(r"[\s-]+([^\W\d_][\w’'-]*)")
_BREAK_WORDS: Final = (
    "and or but who which is was are were has had the a an at in of with for from to on by "
    "since because that as"
)
_BREAKS: Final = frozenset(_BREAK_WORDS.split())


class Named(Protocol):
    """Somebody of whom a name is held, or not."""

    name: str


def warns(text: str, person: Named | None, *, of_them: bool = False) -> str:
    """Return which kind of special data a text says about a named person; empty where none.

    It is `health`, `faith`, `ethnicity` or `immigration`. Somebody without a name is a role.
    A text that is `of_them`, such as what came of talking with them, need not say the name.
    """
    if person is None or not person.name.strip():
        return ""
    words = {word.casefold() for word in re.findall(r"\w+", person.name)}
    for sentence in _about(text, person.name, of_them=of_them):
        found = sorted(
            (match.start(), kind)
            for kind, pattern in _patterns().items()
            for match in pattern.finditer(sentence)
            if not _is_elsewhere(sentence, match, words)
        )
        if found:
            return found[0][1]
    return ""


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    states = dict(_STATES)
    states["health"] = rf"{states['health']}|{_HAS}(?:{_CONDITIONS})"
    return {
        kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
        for kind, words in states.items()
    }


def _about(text: str, name: str, *, of_them: bool) -> Iterator[str]:
    """Yield the sentences that say a name, and those that go on about whoever has it."""
    words = [re.escape(word) for word in name.split() if len(word) > 1]
    called = re.compile(rf"(?<!\w)(?:{'|'.join(words) or re.escape(name)})(?!\w)", re.IGNORECASE)
    goes_on = False
    for sentence in _SENTENCES.split(text):
        follows = (goes_on or of_them) and bool(_GOES_ON.match(sentence))
        goes_on = follows or bool(called.search(sentence))
        if goes_on:
            yield sentence


def _is_elsewhere(sentence: str, match: re.Match[str], name: set[str]) -> bool:
    """Tell whether a term is part of the name, a language, an organisation or a role."""
    if match.group().casefold() in name:
        return True
    if _SPOKEN.search(sentence[: match.start()]):
        return True
    place = match.end()
    while following := _NEXT.match(sentence, place):
        word = following[1].casefold().removesuffix("’s").removesuffix("'s")
        if word in _TOGETHER:
            return True
        if word in _BREAKS:
            return False
        place = following.end()
    return False
