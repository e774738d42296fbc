"""The whole runbook: a bundle's `run.sh`, unedited and unaware, from the bootstrap cluster to the last workload cluster."""

import re
import time

import pytest
from botocore.exceptions import ClientError

from rehearsal import cases, intruder, made
from rehearsal.sessions import Sessions

JUDGE = "rehearsal"

CASES = [
    pytest.param(case, id=case.name, marks=() if case.every_change else pytest.mark.everything)
    for case in cases.load()
]


@pytest.fixture(scope="module", params=CASES)
def rehearsed(request, render, worlds, tmp_path_factory):
    """A bundle that was run: the case, its world, the folder, and what the run said."""
    case = request.param
    bundle = render(case.config, tmp_path_factory.mktemp("bundle") / "capa")
    with worlds(case.accounts()) as world:
        yield case, world, bundle, world.run(bundle, timeout=1800)


def test_every_step_is_done(rehearsed):
    _, _, _, finished = rehearsed
    assert "Every step is done." in finished.check().text


def test_what_a_person_should_see_is_seen(rehearsed):
    _, _, bundle, finished = rehearsed
    runbook = (bundle / "RUNBOOK.md").read_text()
    lines = re.findall(r"^You should see `(.*)`\.$", runbook, re.MULTILINE)
    samples = re.findall(r"^You should see something like:\n\n```text\n(.*?)\n```$", runbook, re.MULTILINE | re.DOTALL)
    assert lines and samples
    wanted = set(lines).union(*(sample.splitlines() for sample in samples))
    assert {text for text in wanted if text not in finished.text} == set()


def test_clusters_are_made_once_each_in_the_right_account_by_the_right_role(rehearsed):
    case, world, bundle, _ = rehearsed
    assert made.makers(world) == made.expected_makers(case, bundle)


def test_nothing_but_aws_was_asked_for(rehearsed):
    _, world, _, _ = rehearsed
    assert world.refused() == []


def test_every_cluster_is_ready_with_its_workers(rehearsed):
    case, world, bundle, _ = rehearsed
    for managed in case.managed:
        workers = made.workers(bundle, managed.name)
        for wanted in ("cluster", "{.status.phase}", "Provisioned"), ("machinepool", "{.status.readyReplicas}", workers):
            kind, at, value = wanted
            world.kubectl(
                "eks0", "wait", kind, "--all", "-n", managed.namespace, f"--for=jsonpath={at}={value}", "--timeout=60s"
            ).check()


def test_the_role_of_an_account_is_for_the_managers_controllers_alone(rehearsed):
    case, world, _, _ = rehearsed
    sessions = Sessions(world, case)
    manager = sessions.manager()
    external_id = case.external_id
    # All of them would be hundreds of pairs; a few of each kind say the same.
    some = case.managed[:4]
    of_accounts = {m.name: sessions.assume(manager, case.role_arn(m.account), external_id) for m in some}
    for managed in some:
        role = case.role_arn(managed.account)
        strangers = [sessions.administrator(case.manager["accountId"])]
        strangers += [sessions.administrator(other.account) for other in some if other != managed]
        strangers += [of_accounts[other.name] for other in some if other != managed]
        for stranger in strangers:
            assert not sessions.may_assume(stranger, role, external_id), (stranger.who, role)
        if external_id:
            assert not sessions.may_assume(manager, role), role
            assert not sessions.may_assume(manager, role, external_id + "x"), role


def test_another_service_account_is_not_the_managers_controllers(rehearsed):
    case, world, _, _ = rehearsed
    sessions = Sessions(world, case)
    with pytest.raises(ClientError, match="AccessDenied"):
        sessions.by_service_account("default")
    if case.uses_pod_identity:
        # The trust of Pod Identity names no service account: the association does, and there is one.
        assert sessions.associations() == [(case.providers_namespace, "capa-controller-manager")]


def test_a_cluster_with_another_tenants_identity_gets_nothing(rehearsed):
    case, world, bundle, _ = rehearsed
    namespace = intruder.namespace(case)
    manifest = intruder.manifest(bundle, case.managed[0], namespace)
    before = len(world.calls())
    world.kubectl("eks0", "apply", "-f", "-", stdin=manifest).check()
    refusal = f"Namespace is not permitted to use AWSClusterRoleIdentity: {case.managed[0].name}"
    world.wait_for_log("eks0", case.providers_namespace, "capa-controller-manager", refusal, timeout=60)
    # Were it let through, its VPC would be there within a second or two.
    time.sleep(5)
    assert [call for call in world.calls()[before:] if call.action in made.SIGNS] == []
    world.kubectl("eks0", "delete", "--ignore-not-found", "--wait=false", "-f", "-", stdin=manifest).check()


def test_a_second_run_changes_nothing(rehearsed):
    case, world, bundle, _ = rehearsed
    before = len(world.calls())
    again = world.run(bundle, timeout=1800).check()
    assert "Every step is done." in again.text
    assert made.changes(world, before) == []
    assert made.makers(world) == made.expected_makers(case, bundle)
