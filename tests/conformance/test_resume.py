"""A runbook that is interrupted: killed in the middle of a step, or stopped by its own guard because the credentials are
those of another account. Started again with `--from` that step it ends as it would have."""

from pathlib import Path

import pytest

from rehearsal import cases, made
from rehearsal.state import settled_state
from world import World

JUDGE = "resume after an interruption"

CASE = cases.find("one account, everything at its default")
#: Seconds after a step has begun at which it is killed. The first is in its first command, the second in a later one.
MOMENTS = (0.2, 2.5)


def steps(world: World, bundle: Path) -> list[str]:
    listed = world.run(bundle, "--list").check().text
    return [line.split()[0] for line in listed.splitlines() if line.strip()]


def run_with_kills(world: World, bundle: Path, kill: dict[str, float]) -> None:
    """Runs the bundle to its end; each step of `kill` is killed once, so many seconds after it began."""
    start: list[str] = []
    for step, seconds in kill.items():
        run = world.begin(bundle, *start)
        run.wait_for(f", step {step}\n", timeout=600)
        run.pause(seconds)
        run.kill()
        start = ["--from", step]
        if step == "create-bootstrap-cluster":
            take_away_half_a_cluster(world, bundle)
    finished = world.run(bundle, *start, timeout=900).check()
    assert "Every step is done." in finished.text


def take_away_half_a_cluster(world: World, bundle: Path) -> None:
    """kind does not go on with a cluster that it left half made; the step says how to take it away."""
    name = CASE.config.get("bootstrap", {}).get("kindCluster", "capa-bootstrap")
    half_made = f"kind get clusters | grep -qx {name} && ! kind get kubeconfig --name {name}"
    if world.shell(half_made, bundle).status == 0:
        stopped = world.run(bundle, "--from", "create-bootstrap-cluster")
        assert stopped.status != 0
        assert "node(s) already exist" in stopped.text
        delete = f"kind delete cluster --name {name}"
        assert delete in stopped.text
        world.shell(delete, bundle).check()


@pytest.fixture(scope="module")
def bundle(render, tmp_path_factory):
    return render(CASE.config, tmp_path_factory.mktemp("bundle") / "capa")


def test_killed_in_the_pivot(bundle, worlds):
    """The step in which the objects are in two clusters, or in none."""
    with worlds(CASE.accounts()) as world:
        run_with_kills(world, bundle, {"pivot": 2.5})
        assert made.makers(world) == made.expected_makers(CASE, bundle)


@pytest.fixture(scope="module")
def undisturbed(render, worlds, tmp_path_factory):
    """What is there after a run that nobody interrupted."""
    bundle = render(CASE.config, tmp_path_factory.mktemp("bundle") / "capa")
    with worlds(CASE.accounts()) as world:
        world.run(bundle).check()
        return settled_state(world, "eks0")


@pytest.mark.everything
@pytest.mark.parametrize("seconds", MOMENTS)
def test_killed_in_every_step(render, tmp_path, worlds, undisturbed, seconds):
    bundle = render(CASE.config, tmp_path / "capa")
    with worlds(CASE.accounts()) as world:
        run_with_kills(world, bundle, dict.fromkeys(steps(world, bundle), seconds))
        assert made.makers(world) == made.expected_makers(CASE, bundle)
        assert settled_state(world, "eks0") == undisturbed


@pytest.mark.everything
def test_without_profiles_each_change_of_account_waits_for_its_credentials(render, tmp_path, worlds):
    """The config's default: the commands take the credentials of the environment, and a person changes them."""
    manager, managed = CASE.accounts()
    config = CASE.config | {
        "manager": {"accountId": manager.id},
        "managed": [{"name": "managed-account", "accountId": managed.id}],
    }
    bundle = render(config, tmp_path / "capa")
    with worlds([manager, managed]) as world:
        stopped = world.run(bundle, profile=manager.profile)
        assert stopped.status != 0
        assert f"This line was expected: {managed.id}" in stopped.text
        assert "./run.sh --from managed-account-iam-managed-account" in stopped.text

        stopped = world.run(bundle, "--from", "managed-account-iam-managed-account", profile=managed.profile)
        assert stopped.status != 0
        assert f"This line was expected: {manager.id}" in stopped.text
        assert "./run.sh --from install-capa-on-bootstrap" in stopped.text

        finished = world.run(bundle, "--from", "install-capa-on-bootstrap", profile=manager.profile).check()
        assert "Every step is done." in finished.text
        assert made.makers(world) == made.expected_makers(CASE, bundle)
