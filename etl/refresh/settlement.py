"""What a source gave becomes what may be published: read, corrected, completed, checked, and held against the past."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from etl.catalogue.corrections import Correction
from etl.catalogue.sources import SOURCES
from etl.compare.judge import Judge, Judgement
from etl.contract.check import check_releases
from etl.dataframe import Collected, MissedRelease, ParsedRelease, UnreadRelease
from etl.errors import ContractError
from etl.observation import Release
from etl.prose import counted
from etl.refresh.memory import give_back
from etl.refresh.outcome import Fault, Step, Tally
from etl.refresh.quarantine.case import Decision, Ruling, identify_content
from etl.refresh.tasks import Hear, Settled
from etl.sources.remedies import AGAIN
from etl.store.extract import frame_part
from etl.store.manifest import Part
from etl.store.parts import Draft, Packed, draft_part, pack_draft
from etl.store.snapshot import Snapshot
from etl.transform.excerpt import cut_excerpt as cut
from etl.transform.release import correct, derive


@dataclass(frozen=True)
class Settlement:
    """By what the releases of a source are settled.

    `before` is in force, `decisions` were made by hand, `corrections` are ours. Of `kept`, parts in force by the
    releases they hold, nothing is read that is from the same files. With `others_stay`, the releases are not all that
    there are of the source. With `excerpt`, only what its terms allow to be passed on is kept.
    """

    source: str
    before: Snapshot | None
    decisions: Mapping[str, Decision]
    corrections: Sequence[Correction]
    kept: Mapping[Release, Part] = field(default_factory=dict)
    others_stay: bool = False
    excerpt: bool = False

    def settle(self, given: Iterable[Collected], hear: Hear) -> Settled:
        """Settle what the source gave; `hear` is told of each release, and of what could not be read beside them.

        Raises ContractError with every fault, also where there is no release at all, PublishError where two rows have
        one key or what is in force is damaged, and whatever reading raises.
        """
        missed: list[Fault] = []
        found = list(self._check(tuple(self._read_all(given, hear, missed))))
        hear(Step(self.source, "comparing with what is in force"))
        tallies = tuple(Tally(self.source, one.release.release, len(one.frame)) for one in found)
        # Their rows are sorted anew: so none is held twice, and those of one release only meanwhile.
        drafts = [draft_part(found.pop(0)) for _ in tallies]
        return Settled(self._pack(self._judge(drafts, self.others_stay or bool(missed)), drafts), tallies)

    def _read_all(self, given: Iterable[Collected], hear: Hear, missed: list[Fault]) -> Iterator[ParsedRelease]:
        for one in given:
            if isinstance(one, MissedRelease):
                missed.append(Fault.of(one.error))
                hear(missed[-1])
            else:
                yield self._read(one, hear)

    def _read(self, one: ParsedRelease | UnreadRelease, hear: Hear) -> ParsedRelease:
        """The release, read, corrected and completed; from what is in force where it was read from the same files."""
        part = self.kept.get(one.release) if isinstance(one, UnreadRelease) else None
        if part and self.before:
            found, how = ParsedRelease(one.release, frame_part(self.before, part)), ", as before"
        else:
            found, how = derive(correct(one.read() if isinstance(one, UnreadRelease) else one, self.corrections)), ""
        give_back()
        what = f"release {one.release.release}, {counted(len(found.frame), 'row')}{how}"
        hear(Step(one.release.source, what, rows=len(found.frame)))
        return found

    def _check(self, releases: tuple[ParsedRelease, ...]) -> tuple[ParsedRelease, ...]:
        if not releases:
            raise ContractError(f"The contract of {self.source}", ["the source gave no release at all"], AGAIN)
        whole = check_releases(releases)
        allowed = SOURCES[self.source].excerpt if self.excerpt else None
        # What is cut is checked again, for it is what is published.
        return check_releases(cut(one, allowed) for one in whole) if allowed else whole

    def _judge(self, drafts: Sequence[Draft], others_stay: bool) -> Judgement[Draft]:
        approved, let_go = partial(self._is_released, False), partial(self._is_released, True)
        judge = Judge(self.source, self.before, approved, let_go)
        return judge.judge_alone(drafts) if others_stay else judge.judge(drafts)

    def _is_released(self, withdrawn: bool, release: str, content: str) -> bool:
        decision = self.decisions.get(identify_content(self.source, release, content, withdrawn))
        return decision is not None and decision.word == Ruling.RELEASED

    def _pack(self, judged: Judgement[Draft], drafts: list[Draft]) -> Judgement[Packed]:
        """The same with each release as it is written. `drafts` are emptied: their rows go one by one."""
        reasons = {one.release.release: why for one, why in judged.held}
        kept, withdrawn = judged.kept, judged.withdrawn
        del judged
        packed = [self._pack_one(drafts.pop(0), reasons) for _ in range(len(drafts))]
        packed.sort(key=lambda one: one.release.order)
        accepted = tuple(one for one in packed if one.release.release not in reasons)
        held = tuple((one, reasons[one.release.release]) for one in packed if one.release.release in reasons)
        return Judgement(accepted, held, kept, withdrawn)

    def _pack_one(self, one: Draft, reasons: Container[str]) -> Packed:
        give_back()
        # What is held is written beside the snapshots, also where the same rows are in force.
        return pack_draft(one, None if one.release.release in reasons else self.before)
