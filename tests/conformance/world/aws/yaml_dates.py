"""clusterawsadm writes a policy's `Version: 2012-10-17` without quotes. CloudFormation takes it as text; PyYAML makes it
a date, on which moto fails."""

import yaml

DATE = "tag:yaml.org,2002:timestamp"


def install() -> None:
    for loader in (yaml.Loader, yaml.SafeLoader, yaml.FullLoader):
        loader.yaml_implicit_resolvers = {
            first: [(tag, pattern) for tag, pattern in resolvers if tag != DATE]
            for first, resolvers in loader.yaml_implicit_resolvers.items()
        }
