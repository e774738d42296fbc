"""What a cluster's machines and cert-manager would do, for one API server: certificates are signed, webhooks get their
addresses, and the Deployments of known images run as processes of this computer."""
