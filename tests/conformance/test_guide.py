"""The guide as it was published, on today's CAPA: each deviation that is said to break does, and the product tells what
the tools answer. `UPDATE_EVIDENCE=1` writes it down anew."""

import os

import pytest

from guide import cases, evidence
from guide.walk import Walker
from rehearsal import made
from world import Account, World

JUDGE = "the guide as published"

pytestmark = pytest.mark.everything

ACCOUNTS = [Account("000000000000", "manager"), Account("111111111111", "managed")]
GUIDE, ELSEWHERE = cases.load()
CONTROLLERS_ROLE = "controllers.cluster-api-provider-aws.sigs.k8s.io"


@pytest.fixture(scope="module")
def walked(render, worlds, tmp_path_factory):
    """Both walks: the answers of both, and the world and the steps of the one that goes through the whole guide."""
    answers = []
    with worlds(ACCOUNTS, ELSEWHERE.region) as world:
        answers += follow(ELSEWHERE, world, render, tmp_path_factory)[0]
    with worlds(ACCOUNTS, GUIDE.region) as world:
        found, walker = follow(GUIDE, world, render, tmp_path_factory)
        yield answers + found, world, walker


def follow(walk: cases.Walk, world: World, render, tmp_path_factory):
    bundle = render(walk.config, tmp_path_factory.mktemp("guide") / "capa")
    walker = Walker(world, bundle)
    return walker.walk(walk.stages), walker


def test_every_step_of_the_guide_was_walked(walked):
    _, _, walker = walked
    assert walker.left_out() == set()


def test_with_every_break_mended_the_guide_leads_to_its_end(walked):
    _, world, _ = walked
    for ready in ("awsmanagedcontrolplane/managed-control-plane", "awsmanagedmachinepool/managed-pool-0"):
        world.kubectl("eks0", "wait", "--for=condition=Ready", ready, "-n", "default", "--timeout=5m").check()
    wanted = {("000000000000", sign, "") for sign in made.SIGNS}
    wanted |= {("111111111111", sign, CONTROLLERS_ROLE) for sign in made.SIGNS}
    makers = made.makers(world)
    assert {(account, action, role) for account, _, action, role, _ in makers} == wanted
    assert set(makers.values()) == {1}


def test_the_product_tells_what_the_tools_answer(walked):
    answers, _, _ = walked
    if os.environ.get("UPDATE_EVIDENCE"):
        evidence.record(answers)
    assert evidence.is_recorded(answers), evidence.table(answers)
