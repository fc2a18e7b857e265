"""Why a guided routine is not as planned, in plain sentences."""

from datetime import date

from planner import routine_rules as ours
from planner.exercises import Muscle
from planner.journal import Sore
from planner.plan import Reason
from routes.language import N_, _, day_text, decimal, paragraph, spoken

_PLAIN = {
    ours.OUR_GENTLE.id: N_(
        "Your back is sore, so there are gentle moves only: nothing is held for long, and nothing "
        "swings."
    ),
    ours.OUR_LYING.id: N_(
        "You told of a back problem. So the stretch for the back of the thigh is done lying down: "
        "nobody has to bend forwards for it."
    ),
    ours.BACK_MOVES.id: N_(
        "You told of a back problem. So there is one more gentle move for the back. In runners, "
        "stiff backs and back pain go together; which of them comes first is not known."
    ),
}
_TURN = {
    Muscle.HIP_FLEXOR: N_("The front of your hips has waited longest, so it has its turn today."),
    Muscle.QUADRICEPS: N_("The front of your thighs has waited longest, so it has its turn today."),
    Muscle.HAMSTRING: N_("The back of your thighs has waited longest, so it has its turn today."),
    Muscle.CALF: N_("Your calves have waited longest, so they have their turn today."),
    Muscle.BUTTOCK: N_("Your seat has waited longest, so it has its turn today."),
}
_SORE = {
    Sore.HIP: N_("Your hip was sore on {day}: a longer stretch for its front."),
    Sore.THIGH: N_("Your thigh was sore on {day}: a longer stretch for its front."),
    Sore.HAMSTRING: N_("The back of your thigh was sore on {day}: a longer stretch for it."),
    Sore.CALF: N_("Your calf was sore on {day}: a longer calf stretch."),
    Sore.BUTTOCK: N_("Your seat was sore on {day}: a longer stretch for it."),
}
_KEEP_MILD = N_("Keep it mild. It may feel good, but it takes little of the soreness away.")
_NO_LUNGE = {
    Sore.HIP: N_("Your hip was sore on {day}: you march in place of the lunges."),
    Sore.GROIN: N_("Your groin was sore on {day}: you march in place of the lunges."),
    Sore.THIGH: N_("Your thigh was sore on {day}: you march in place of the lunges."),
    Sore.KNEE: N_("Your knee was sore on {day}: you march in place of the lunges."),
}
KNOWN = frozenset(
    {*_PLAIN, *(each.id for each in (ours.OUR_SHORT, ours.OUR_TURN, ours.OUR_SORE))}
    | {ours.OUR_NO_LUNGE.id}
)


def reason_text(reason: Reason) -> str:
    """Return a reason of the rules of `routine_rules` as one or two sentences."""
    rule = reason.rule.id
    if rule == ours.OUR_SHORT.id:
        (seconds,) = reason.values
        minutes = decimal(float(seconds) / 60)
        return _("The short version: about {minutes} minutes.").format(minutes=minutes)
    if rule == ours.OUR_TURN.id:
        return _(_TURN[Muscle(str(reason.values[0]))])
    if rule == ours.OUR_SORE.id:
        spot, day = _spot_and_day(reason)
        return paragraph(_(_SORE[spot]).format(day=day), _(_KEEP_MILD))
    if rule == ours.OUR_NO_LUNGE.id:
        spot, day = _spot_and_day(reason)
        return _(_NO_LUNGE[spot]).format(day=day)
    return _(_PLAIN[rule])


def _spot_and_day(reason: Reason) -> tuple[Sore, str]:
    spot, day = (str(value) for value in reason.values)
    return Sore(spot), day_text(date.fromisoformat(day), "EEEE")


spoken(__name__)
