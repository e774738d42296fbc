"""Bundles with one thing wrong: the run stops where the runbook says, prints what names the cause, and no cluster is
made in an account that should not have one.

One world has them all, for a world takes longer than what is tried in it. So the tests are in the order of the
runbook: the fixtures take its run from one stop to the next.
"""

import re
import shutil
import time

import pytest

from negatives import cases, digests
from rehearsal import made

JUDGE = "negatives"

CASE, WRONG = cases.load()
BY_STEP = {wrong.stops: wrong for wrong in WRONG}
WAITS = [
    pytest.param(wrong, id=wrong.name, marks=() if wrong.every_change else pytest.mark.everything)
    for wrong in WRONG
    if wrong.stops.startswith("wait-for-")
]
FIRST = CASE.managed[0]
#: Of every account; clusterawsadm has no other.
STACK = "cluster-api-provider-aws-sigs-k8s-io"


@pytest.fixture(scope="module")
def world(worlds):
    with worlds(CASE.accounts()) as world:
        yield world


@pytest.fixture(scope="module")
def right(render, tmp_path_factory):
    """The bundle as it was rendered."""
    return render(CASE.config, tmp_path_factory.mktemp("right") / "capa")


@pytest.fixture(scope="module")
def bundle(world, right, tmp_path_factory):
    """All that is wrong is wrong in it."""
    bundle = tmp_path_factory.mktemp("wrong") / "capa"
    shutil.copytree(right, bundle)
    for wrong in WRONG:
        for edit in wrong.edits:
            edit.apply(bundle)
            if edit.file.endswith(("bootstrap-manager-account.yaml", "bootstrap-managed-account.yaml")):
                digests.renew(world, bundle, edit.file)
    return bundle


@pytest.fixture(scope="module")
def too_early(world, bundle):
    """A managed account's stack before the manager's."""
    return world.run(bundle, "--from", f"managed-account-iam-{FIRST.name}")


@pytest.fixture(scope="module")
def at_pivot(world, bundle, too_early):
    """From the beginning, once the stack that came too early is deleted."""
    delete = f"aws cloudformation delete-stack --stack-name {STACK} --region {FIRST.region}"
    world.shell(delete, bundle, profile=FIRST.profile).check()
    return world.run(bundle)


@pytest.fixture(scope="module")
def at_cluster_without_identity(world, right, bundle, at_pivot):
    """On from the step that admits the controllers role, its file put right."""
    for edit in BY_STEP["pivot"].edits:
        shutil.copy(right / edit.file, bundle / edit.file)
    # In a hurry, for should it not stop there, the wait that follows would be a long one.
    return world.run(bundle, "--from", "create-management-cluster", hurry="2m")


def stops(finished, wrong) -> None:
    """The run stopped in the step, which printed what names the cause."""
    assert finished.status != 0
    assert f"Step {wrong.stops} stopped." in finished.text, finished.text[-4000:]
    _, said = finished.text.split(f", step {wrong.stops}\n")
    missing = [text for text in wrong.says if text not in said]
    assert not missing, f"not printed: {missing}\n{said[-6000:]}"


def nothing_astray(world, bundle, wrong) -> None:
    """Nothing of a cluster was made by anybody but the account's own role, nor twice, and in this account only what it
    may have by now."""
    makers = made.makers(world)
    assert makers - made.expected_makers(CASE, bundle) == {}
    ids = {managed.name: managed.account for managed in CASE.managed}
    in_account = [action for account, _, action, _, _ in makers if account == ids.get(wrong.account)]
    assert sorted(in_account) == sorted(wrong.made)


def guarded_steps(world, bundle) -> dict[str, str]:
    """The account of each step that works in one."""
    listed = world.run(bundle, "--list").check().text
    steps = dict(re.findall(r"^(\S+) .*\(.*, account (\d{12}),.*\)$", listed, re.MULTILINE))
    # It says whose the cluster is; its commands ask nothing of AWS.
    del steps["apply-controller-identity"]
    return steps


def test_each_step_refuses_the_credentials_of_another_account(world, render, tmp_path):
    """Without profiles the credentials are those of the environment, where it is easy to have the wrong ones."""
    manager = CASE.manager["accountId"]
    config = {
        "format": 1,
        "manager": {"accountId": manager},
        "managed": [{"name": FIRST.name, "accountId": FIRST.account}],
    }
    bundle = render(config, tmp_path / "capa")
    # Without it the step that deletes it would be passed by.
    create = "kind create cluster --name capa-bootstrap --kubeconfig bootstrap.kubeconfig"
    world.shell(create, bundle).check()
    steps = guarded_steps(world, bundle)
    assert set(steps.values()) == {manager, FIRST.account}
    before = len(world.calls())
    for step, account in steps.items():
        wrong = FIRST.profile if account == manager else CASE.manager["awsProfile"]
        refused = world.run(bundle, "--from", step, profile=wrong)
        assert refused.status != 0, step
        assert f"This line was expected: {account}" in refused.text, refused.text
        assert f"Step {step} stopped." in refused.text, refused.text
        assert made.changes(world, before) == [], step
    assert world.shell("kind get clusters", bundle).check().text == "capa-bootstrap\n"


def test_an_iam_configuration_that_was_changed_afterwards(world, right, tmp_path):
    """What was reviewed is what is made, or nothing is."""
    bundle = tmp_path / "capa"
    shutil.copytree(right, bundle)
    for edit in (edit for wrong in WRONG for edit in wrong.edits if edit.file.startswith("manager/bootstrap-")):
        edit.apply(bundle)
    before = len(world.calls())
    refused = world.run(bundle, "--from", "manager-account-iam")
    assert refused.status != 0
    assert "Step manager-account-iam stopped." in refused.text, refused.text[-4000:]
    assert "makes another template than manager/cloudformation.yaml" in refused.text
    assert made.changes(world, before) == []


def test_a_managed_stack_before_the_managers(world, bundle, too_early):
    step = f"managed-account-iam-{FIRST.name}"
    assert too_early.status != 0
    assert f"Step {step} stopped." in too_early.text, too_early.text[-4000:]
    # Not in what clusterawsadm says: only the look-up asks for it.
    _, looked_up = too_early.text.split("-- Ask the stack for its reason\n")
    assert f"Invalid principal in policy: \"AWS\":\"{CASE.role_arn(CASE.manager['accountId'])}\"" in looked_up


def test_no_access_entry_before_the_move(world, bundle, at_pivot):
    stops(at_pivot, BY_STEP["pivot"])
    listed = world.kubectl("bootstrap", "get", "clusters.cluster.x-k8s.io", "-A", "-o", "name").check().text
    assert listed == "cluster.cluster.x-k8s.io/manager\n"
    nothing_astray(world, bundle, BY_STEP["pivot"])


def test_no_identity_ref(world, bundle, at_cluster_without_identity):
    wrong = BY_STEP["create-workload-cluster-no-identity"]
    stops(at_cluster_without_identity, wrong)
    # Were the cluster there, its VPC would follow within a second or two, in the manager account.
    time.sleep(5)
    nothing_astray(world, bundle, wrong)


@pytest.mark.parametrize("wrong", WAITS)
def test_a_cluster_that_does_not_become_ready(world, bundle, at_cluster_without_identity, wrong):
    finished = world.run(bundle, "--from", wrong.stops, hurry="3s")
    stops(finished, wrong)
    nothing_astray(world, bundle, wrong)
