//! Which worker nodes a cluster gets: CAPA's own templates by their names.

use serde::{Serialize, Serializer};

/// `templates/cluster-template-<id>.yaml`, the same in every release from v2.3 on; read at v2.11.1, 2026-11-25.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flavor {
    /// A managed node group, and the VPC CNI as an add-on: the guide's.
    #[default]
    ManagedMachinePoolVpcCni,
    /// A managed node group; the VPC CNI is the one that EKS puts there itself.
    ManagedMachinePool,
    /// An auto scaling group of CAPA's own.
    MachinePool,
    /// No nodes: pods in the namespaces of a Fargate profile.
    Fargate,
}

impl Flavor {
    /// By the name that clusterctl knows each by.
    pub const ALL: [(&'static str, Self); 4] = [
        ("eks-managedmachinepool-vpccni", Self::ManagedMachinePoolVpcCni),
        ("eks-managedmachinepool", Self::ManagedMachinePool),
        ("eks-machinepool", Self::MachinePool),
        ("eks-fargate", Self::Fargate),
    ];

    /// `clusterctl generate cluster --flavor`.
    pub fn id(self) -> &'static str {
        match self {
            Self::ManagedMachinePoolVpcCni => "eks-managedmachinepool-vpccni",
            Self::ManagedMachinePool => "eks-managedmachinepool",
            Self::MachinePool => "eks-machinepool",
            Self::Fargate => "eks-fargate",
        }
    }
    /// Whether the nodes are those of an EKS managed node group (AWSManagedMachinePool).
    pub fn has_node_group(self) -> bool {
        matches!(self, Self::ManagedMachinePoolVpcCni | Self::ManagedMachinePool)
    }
    /// Whether the template lists the VPC CNI among the add-ons.
    pub fn has_vpc_cni_addon(self) -> bool {
        self == Self::ManagedMachinePoolVpcCni
    }
    /// The kind of the object that stands for the nodes.
    pub fn workers_kind(self) -> &'static str {
        match self {
            Self::ManagedMachinePoolVpcCni | Self::ManagedMachinePool => "AWSManagedMachinePool",
            Self::MachinePool => "AWSMachinePool",
            Self::Fargate => "AWSFargateProfile",
        }
    }
    /// What the templates put behind the cluster's name in the name of that object.
    pub fn workers_suffix(self) -> &'static str {
        match self {
            Self::ManagedMachinePoolVpcCni | Self::ManagedMachinePool => "-pool-0",
            Self::MachinePool => "-mp-0",
            Self::Fargate => "-fargate-0",
        }
    }
}

impl Serialize for Flavor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_its_name_in_the_list() {
        for (id, flavor) in Flavor::ALL {
            assert_eq!(flavor.id(), id);
        }
    }
}
