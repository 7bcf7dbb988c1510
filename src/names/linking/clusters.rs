//! Which forms are one entity: union-find. A cluster's name is its first form.

#[derive(Default)]
pub struct Clusters {
    parent: Vec<u32>,
}

impl Clusters {
    /// A new cluster of its own.
    pub fn add(&mut self) -> usize {
        self.parent.push(self.parent.len() as u32);
        self.parent.len() - 1
    }

    /// The name of the cluster that `node` is in: its smallest node.
    pub fn root(&mut self, mut node: usize) -> usize {
        while self.parent[node] as usize != node {
            let up = self.parent[node] as usize;
            self.parent[node] = self.parent[up];
            node = up;
        }
        node
    }

    /// Makes two clusters one.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b) as u32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clusters_are_named_by_their_first_node() {
        let mut clusters = Clusters::default();
        let nodes: Vec<usize> = (0..5).map(|_| clusters.add()).collect();
        clusters.join(nodes[4], nodes[2]);
        clusters.join(nodes[3], nodes[4]);
        assert_eq!(clusters.root(4), 2);
        assert_eq!(clusters.root(3), 2);
        assert_eq!(clusters.root(1), 1);
    }
}
