"""The optional helper model: switched on by a person, told exactly what that person saw, believed by nobody (R3.5)."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from gridsteward.advice.helper import (
    CardProposal,
    HelperModel,
    LeftOut,
    Proposals,
    TagProposal,
    read_proposals,
    request_body,
    spoken,
)
from gridsteward.advice.mask_text import is_han
from gridsteward.advice.masking import CHINESE, KINDS, LATIN, Masker, says, unmask
from gridsteward.helper.endpoint import SYSTEM_PROXY, Endpoint, checked_address, checked_proxy, is_near
from gridsteward.operations.area import Area, put_setting, setting
from gridsteward.operations.helping_facts import Preset, Teller, helper_rules, known, tag_library
from gridsteward.operations.portrait_acts import accept_suggestion, say
from gridsteward.portrait.dates import months_after
from gridsteward.records.faults import Fault
from gridsteward.records.household import TagSource
from gridsteward.records.journal import Change
from gridsteward.records.portrait import Reason, TagSuggestion
from gridsteward.records.report import WordsLike

__all__ = ["SYSTEM_PROXY", "CardProposal", "LeftOut", "Preset", "Proposals", "TagProposal", "is_near"]

ON: Final = "helper_on"
URL: Final = "helper_url"
MODEL: Final = "helper_model"
KEY: Final = "helper_key"
PROXY: Final = "helper_proxy"
_CUT: Final = "⟦"


class HelperSettings(Struct, frozen=True, kw_only=True):
    """How the helper is set up in this copy of the area. The key itself is never told again."""

    on: bool = False
    base_url: str = ""
    model: str = ""
    has_key: bool = False
    proxy: str = ""

    @property
    def host(self) -> str:
        """The name of the computer it is on."""
        return urlsplit(self.base_url).hostname or ""

    @property
    def ready(self) -> bool:
        """Whether a household can be asked about."""
        return self.on and bool(self.base_url and self.model)


class Request(Struct, frozen=True, kw_only=True):
    """What would be sent about a household: `body` byte for byte, as UTF-8.

    `tokens` say what each token stands for; they stay here. `plain` tells that the fixed part is in English because
    somebody there bears a name that is also a word of the Chinese one.
    """

    household_id: str
    body: str
    tokens: Mapping[str, str]
    plain: bool = False


# -- setting it up -----------------------------------------------------------------------------------------------------


def presets() -> tuple[Preset, ...]:
    """Return well-known places where a model may be."""
    return helper_rules().presets


def helper_settings(area: Area) -> HelperSettings:
    """Return how the helper is set up; off unless somebody switched it on."""
    return HelperSettings(
        on=setting(area, ON) == "1",
        base_url=setting(area, URL),
        model=setting(area, MODEL),
        has_key=bool(setting(area, KEY)),
        proxy=setting(area, PROXY),
    )


def set_helper(
    area: Area, *, base_url: str, model: str, key: str | None = None, proxy: str = ""
) -> HelperSettings:
    """Keep where the helper is. `key` None keeps the one there is, "" forgets it; another host never gets the old one.

    Raise Fault helper_address_wrong, helper_plain_http, helper_proxy_wrong, helper_model_missing, helper_key_wrong.
    """
    made = _endpoint(area, base_url=base_url, model=model, key=key, proxy=proxy)
    for name, value in ((URL, made.base_url), (MODEL, made.model), (KEY, made.key), (PROXY, made.proxy)):
        put_setting(area, name, value)
    return helper_settings(area)


def switch_helper(area: Area, *, on: bool) -> HelperSettings:
    """Switch the helper on or off; switching it off forgets the key. Raise Fault helper_not_set."""
    if on and not replace(helper_settings(area), on=True).ready:
        raise Fault("helper_not_set")
    put_setting(area, ON, "1" if on else "")
    if not on:
        put_setting(area, KEY, "")
    return helper_settings(area)


def _endpoint(area: Area, *, base_url: str, model: str, key: str | None, proxy: str) -> Endpoint:
    url = checked_address(base_url)
    if not model.strip():
        raise Fault("helper_model_missing")
    if key is None:
        key = setting(area, KEY) if url == setting(area, URL) else ""
    secret = key.strip()
    if not (secret.isascii() and secret.isprintable() and " " not in secret):
        raise Fault("helper_key_wrong")
    return Endpoint(base_url=url, model=model.strip(), key=secret, proxy=checked_proxy(proxy))


def endpoint(area: Area) -> Endpoint:
    """Return where to ask, key included: for the network lane alone. Raise Fault helper_off."""
    found = helper_settings(area)
    if not found.ready:
        raise Fault("helper_off")
    return _endpoint(area, base_url=found.base_url, model=found.model, key=None, proxy=found.proxy)


def endpoint_to_try(
    area: Area, *, base_url: str, model: str, key: str | None = None, proxy: str = ""
) -> Endpoint:
    """Return an endpoint as it is typed in, to be tried before it is kept; raise what `set_helper` raises."""
    return _endpoint(area, base_url=base_url, model=model or "-", key=key, proxy=proxy)


def try_endpoint(where: Endpoint, *, stop: Callable[[], bool] = lambda: False) -> tuple[str, ...]:
    """Ask a place which models it has, telling it nothing; empty where it keeps no list. Raise Fault helper_…."""
    from gridsteward.helper.chat import Chat

    return Chat(where).models(stop=stop)


def kind_of_token(token: str) -> str:
    """Return what kind of thing a token stands for: a key of the words [helper_kind]."""
    return KINDS[token[1]]


# -- asking ------------------------------------------------------------------------------------------------------------


def proposal_request(
    area: Area,
    household_id: str,
    *,
    include_notes: bool = False,
    include_sensitive: bool = False,
    hide: tuple[str, ...] = (),
    words: WordsLike,
    plain_words: WordsLike,
) -> Request:
    """Return the exact text that asks about a household; nothing is sent.

    Notes are what people typed in, names and numbers masked; `include_sensitive` lets health and living alone be told,
    too. `hide` are words the steward wants masked besides. `plain_words` are the English ones: should a name there be
    a word of the fixed text by chance, masking it would give the name away, and so would leaving it.
    """
    teller = Teller(area, household_id, sensitive=include_sensitive)
    personal = known(area, teller.card, chosen=hide)
    chinese = any(map(is_han, words("helper_prompt.instructions", tags="", sections="", language="")))
    spoken, letters, plain = words, CHINESE if chinese else LATIN, False
    instructions, facts = _fixed(teller, spoken, chinese=chinese)
    if says(" ; ".join((instructions, facts, *letters.values())), personal):
        spoken, letters, plain = plain_words, LATIN, chinese
        instructions, facts = _fixed(teller, spoken, chinese=chinese)
    masker = Masker(personal, letters=letters)
    if says(f"{instructions} ; {facts}", personal):
        instructions, facts = masker.mask(instructions), masker.mask(facts)
    notes = map(masker.mask, teller.notes(spoken)) if include_notes else ()
    model = setting(area, MODEL)
    body = request_body(model, instructions=instructions, facts=" ".join((facts, *notes)))
    return Request(household_id=household_id, body=body, tokens=masker.tokens, plain=plain)


def _fixed(teller: Teller, words: WordsLike, *, chinese: bool) -> tuple[str, str]:
    """Return what every request says, and the facts in our own words; the answer shall be in Chinese or in English."""
    language = words("helper_prompt.in_chinese" if chinese else "helper_prompt.in_english")
    comma = words("helper_prompt.and")
    library = comma.join(
        f"{tag} {words(f'tag.{tag}')}" for tag, group in tag_library().items() if _open_to(group)
    )
    sections = comma.join(f"{key} {words(f'card_section.{key}')}" for key in helper_rules().sections)
    said = words("helper_prompt.instructions", tags=library, sections=sections, language=language)
    return said, teller.facts(words)


def _open_to(group: str) -> bool:
    # Which class leads is the steward's and the score's to say.
    return group != "relation_class"


def ask(
    model: HelperModel,
    request: Request,
    *,
    heard: Callable[[str], object] = lambda _text: None,
    stop: Callable[[], bool] = lambda: False,
) -> Proposals:
    """Send a request and return what is worth showing of the answer, names put back.

    `heard` is told, while it comes, how the whole answer reads so far. Raise Fault helper_…, `Stopped`.
    """
    said: list[str] = []

    def hear(piece: str) -> None:
        said.append(piece)
        heard(readable("".join(said), request.tokens))

    answer = model.answer(request.body, heard=hear, stop=stop)
    tags = {tag for tag, group in tag_library().items() if _open_to(group)}
    return read_proposals(
        answer,
        tags=tags,
        sections=helper_rules().sections,
        restore=lambda text: unmask(text, request.tokens),
    )


def ask_endpoint(
    where: Endpoint,
    request: Request,
    *,
    heard: Callable[[str], object] = lambda _text: None,
    stop: Callable[[], bool] = lambda: False,
) -> Proposals:
    """Ask over the network; see `ask`."""
    from gridsteward.helper.chat import Chat

    return ask(Chat(where), request, heard=heard, stop=stop)


def readable(answer: str, tokens: Mapping[str, str]) -> str:
    """Return an unfinished answer with names put back; a token that is still coming is left out."""
    text = spoken(answer)
    cut = text.rfind(_CUT)
    return unmask(text if cut < 0 or "⟧" in text[cut:] else text[:cut], tokens)


def was_stopped(error: BaseException) -> bool:
    """Tell whether an answer ended because somebody said so."""
    from gridsteward.helper.chat import Stopped

    return isinstance(error, Stopped)


# -- taking ------------------------------------------------------------------------------------------------------------


def new_tags(area: Area, household_id: str, proposals: Proposals) -> Iterator[TagProposal]:
    """Yield the proposed tags the household does not have yet."""
    sql = "SELECT tag FROM household_mark WHERE household_id = ?"
    own = {tag for (tag,) in area.store.query(sql, (household_id,))}
    yield from (each for each in proposals.tags if each.tag not in own)


def accept_tag(area: Area, household_id: str, proposal: TagProposal) -> Change:
    """Put a proposed tag on, as a suggestion taken, to be looked at again in some months. Raise Fault tag_there."""
    expires = months_after(area.now().date().isoformat(), helper_rules().tag_months)
    suggestion = TagSuggestion(tag=proposal.tag, reason=Reason("helper"), expires=expires)
    return accept_suggestion(
        area, household_id, suggestion, evidence=proposal.because, source=TagSource.SUGGESTION
    )


def accept_summary(area: Area, household_id: str, summary: str) -> Change:
    """Let a proposed summary be the steward's own word on the household."""
    return say(area, household_id, "summary", summary)
