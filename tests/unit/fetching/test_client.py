"""Does the client ask politely, try again where that helps, and refuse what nobody meant?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from fetch_server import Reply, serving

from pathfinder.fetching.client import Client, FetchError, NotThereError


class Time:
    """A clock that moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.now, self.slept = 0.0, []

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.slept.append(seconds)


def client_of(moment: Time, **more: object) -> Client:
    return Client(sleep=moment.sleep, clock=lambda: moment.now, **more)


def test_a_fault_that_passes_is_waited_out_with_longer_and_longer_pauses():
    moment, told = Time(), []
    with serving({"/x": [Reply(status=500), Reply(status=503), Reply(status=502), Reply({"jobs": [1]})]}) as site:
        assert client_of(moment, report=told.append, pause=0.0).get(f"{site.address}/x") == {"jobs": [1]}
    assert moment.slept == [1, 2, 4]
    assert told[0] == "HTTP 500; trying again in 1 s"


def test_too_many_requests_are_answered_by_the_wait_that_was_asked_for():
    moment = Time()
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    replies = [Reply(status=429, headers={"Retry-After": "17"}), Reply(status=429, headers={"Retry-After": later})]
    with serving({"/x": [*replies, Reply([])]}) as site:
        assert client_of(moment, pause=0.0).get(f"{site.address}/x") == []
    assert moment.slept[0] == 17
    assert 50 < moment.slept[1] <= 60


@pytest.mark.parametrize("seconds", [301, 7200])
def test_a_server_that_asks_for_more_than_five_minutes_is_left_alone(seconds):
    with (
        serving({"/x": Reply(status=429, headers={"Retry-After": str(seconds)})}) as site,
        pytest.raises(FetchError, match=f"it asks to wait {seconds} seconds"),
    ):
        client_of(Time()).get(f"{site.address}/x")
    assert len(site.asked) == 1


def test_after_five_attempts_it_is_said_what_was_wrong():
    with serving({"/x": Reply(raw=b'{"jobs": [')}) as site, pytest.raises(FetchError, match="no JSON, 5 times"):
        client_of(Time()).get(f"{site.address}/x")
    assert len(site.asked) == 5


@pytest.mark.parametrize("gzipped", [False, True])
def test_an_answer_that_breaks_off_is_asked_for_again(gzipped):
    whole = {"jobs": list(range(2000))}
    replies = [Reply(whole, cut=60, gzipped=gzipped), Reply(whole, gzipped=gzipped)]
    with serving({"/x": replies}) as site:
        assert client_of(Time()).get(f"{site.address}/x") == whole
    assert len(site.asked) == 2


def test_requests_keep_their_distance():
    moment = Time()
    with serving({"/x": Reply({})}) as site:
        client = client_of(moment, pause=1.5)
        for _ in range(3):
            client.get(f"{site.address}/x")
    assert moment.slept == [1.5, 1.5]


def test_nothing_there_is_told_apart_from_refused():
    with serving({"/secret": Reply(status=403)}) as site:
        with pytest.raises(NotThereError):
            client_of(Time()).get(f"{site.address}/x")
        with pytest.raises(FetchError, match=r"refused \(HTTP 403\)"):
            client_of(Time()).get(f"{site.address}/secret")
    assert site.asked == ["/x", "/secret"]


def test_a_redirect_within_the_host_is_followed():
    with serving({"/old": Reply(status=302, headers={"Location": "/new"}), "/new": Reply({"here": 1})}) as site:
        assert client_of(Time()).get(f"{site.address}/old") == {"here": 1}


def test_a_redirect_to_another_host_is_refused_before_it_is_asked():
    with serving({"/x": Reply({"stolen": 1})}) as other:
        away = Reply(status=302, headers={"Location": f"{other.address}/x"})
        with serving({"/x": away}) as site, pytest.raises(FetchError, match="points to another host"):
            client_of(Time()).get(f"{site.address}/x")
    assert other.asked == []


def test_a_body_larger_than_allowed_is_not_read():
    with (
        serving({"/x": Reply(raw=b"[" + b"1," * 5000 + b"1]")}) as site,
        pytest.raises(FetchError, match="larger than"),
    ):
        client_of(Time(), most_bytes=4096).get(f"{site.address}/x")
    assert len(site.asked) == 1


def test_a_body_that_unpacks_to_more_than_allowed_is_stopped():
    bomb = Reply(raw=b"[" + b" " * 3_000_000 + b"]", gzipped=True)
    assert len(bomb.bytes()) < 10_000
    with serving({"/x": bomb}) as site, pytest.raises(FetchError, match="larger than"):
        client_of(Time(), most_bytes=100_000).get(f"{site.address}/x")


def test_a_silent_server_is_given_up():
    with serving({"/x": Reply({"jobs": []}, slow=0.5)}) as site, pytest.raises(FetchError, match="2 times"):
        client_of(Time(), timeout=0.1, attempts=2).get(f"{site.address}/x")


def test_a_server_that_trickles_is_given_up():
    ticks = iter(range(10_000))
    client = Client(sleep=lambda _: None, clock=lambda: next(ticks), patience=5, attempts=1)
    with (
        serving({"/x": Reply({"jobs": [1] * 20}, slow=0.002)}) as site,
        pytest.raises(FetchError, match="more than 5 s"),
    ):
        client.get(f"{site.address}/x")


def test_a_port_where_nobody_listens_is_said():
    with serving({}) as site:
        address = site.address
    with pytest.raises(FetchError, match="no answer"):
        client_of(Time(), attempts=1).get(f"{address}/x")


@pytest.mark.parametrize("address", ["http://api.example/x", "file:///etc/passwd", "ftp://api.example/x"])
def test_only_https_leaves_the_machine(address):
    with pytest.raises(FetchError, match="only https"):
        client_of(Time()).get(address)


@pytest.mark.parametrize("place", ["http://127.0.0.1:99999999/", "http://127.0.0.1:x/", "http://[::1/", "http://[zz]/"])
def test_a_redirect_to_what_is_no_address_is_refused(place):
    away = Reply(status=302, headers={"Location": place})
    with serving({"/x": away}) as site, pytest.raises(FetchError, match="makes no sense"):
        client_of(Time()).get(f"{site.address}/x")


@pytest.mark.parametrize(
    "wait", ["Mon, 01 Jan 2020 00:00:00 +99999999999999", "Fri, 31 Dec 9999 23:59:59 -2359", "\u00b2", "-5", "x"]
)
def test_a_wait_that_makes_no_sense_is_none_or_too_long(wait):
    moment, reply = Time(), Reply(status=429, headers={"Retry-After": wait})
    with serving({"/x": reply}) as site, pytest.raises(FetchError, match=r"HTTP 429(, 2 times|; it asks to wait)"):
        client_of(moment, attempts=2, pause=0.0).get(f"{site.address}/x")
    assert moment.slept in ([], [1])


def test_a_length_of_thousands_of_digits_is_too_large():
    endless = Reply(raw=b"{}", headers={"Content-Length": "9" * 5000})
    with serving({"/x": endless}) as site, pytest.raises(FetchError, match="larger than"):
        client_of(Time()).get(f"{site.address}/x")
