"""Short ways forth and back, which the wandering of a fix makes, taken out of a matched way."""

from collections.abc import Iterable
from dataclasses import replace

from routes.match_steps import Piece
from routes.track import FloatArray

# Our choice: who turns round within less than this was not running there, but fixes wandered.
SPUR_OF_SIGMA, LEAST_SPUR_M = 3.0, 10.0
_HAIR_M = 1e-6


def without_spurs(pieces: Iterable[Piece], length_m: FloatArray, most_m: float) -> list[Piece]:
    """Return pieces without ways forth and back of up to `most_m`.

    `length_m` are those of the edges.
    """
    done: list[Piece] = []
    ahead = list(pieces)[::-1]
    while ahead:
        if done and _retraced_m(done, ahead, length_m, most_m) <= most_m:
            while done and ahead and _turns(done[-1], ahead[-1]):
                _cut(done, ahead, length_m)
        if ahead:
            done.append(ahead.pop())
    return done


def _turns(out: Piece, home: Piece) -> bool:
    return out.edge == home.edge and (out.last - out.first) * (home.last - home.first) < 0


def _metres(piece: Piece, length_m: FloatArray) -> float:
    return abs(piece.last - piece.first) * float(length_m[piece.edge])


def _retraced_m(
    done: list[Piece], ahead: list[Piece], length_m: FloatArray, most_m: float
) -> float:
    """Return how far what is ahead goes back over what is done, and little more than `most_m`."""
    run_m, behind, before = 0.0, 1, 1
    out_m, home_m = _metres(done[-1], length_m), _metres(ahead[-1], length_m)
    while run_m <= most_m and _turns(done[-behind], ahead[-before]):
        both_m = min(out_m, home_m)
        run_m, out_m, home_m = run_m + both_m, out_m - both_m, home_m - both_m
        if out_m <= _HAIR_M:
            behind += 1
            if behind > len(done):
                break
            out_m = _metres(done[-behind], length_m)
        if home_m <= _HAIR_M:
            before += 1
            if before > len(ahead):
                break
            home_m = _metres(ahead[-before], length_m)
    return run_m


def _cut(done: list[Piece], ahead: list[Piece], length_m: FloatArray) -> None:
    """Take away what the last of `done` and the next of `ahead` have in common."""
    out, home = done.pop(), ahead.pop()
    out_m, home_m = _metres(out, length_m), _metres(home, length_m)
    if out_m > home_m + _HAIR_M:
        stays = 1 - home_m / out_m
        done.append(
            replace(
                out,
                last=out.first + stays * (out.last - out.first),
                to_m=out.from_m + stays * (out.to_m - out.from_m),
            )
        )
    elif home_m > out_m + _HAIR_M:
        gone = out_m / home_m
        ahead.append(
            replace(
                home,
                first=home.first + gone * (home.last - home.first),
                from_m=home.from_m + gone * (home.to_m - home.from_m),
            )
        )
