//! A forest file rewritten with like beside like (`nutgraf::models::trees` says how): the same forest, a quarter smaller once
//! compressed. Cuts that no split uses are left out.

use nutgraf::models::trees::LEAF_MARK;

/// "NGT1" → "NGT2".
pub fn compact(file: &[u8]) -> Vec<u8> {
    let (classes, features) = (usize::from(file[4]), usize::from(file[5]));
    let mut at = 8 + 4 * classes;
    let base = &file[8..at];
    let mut cuts: Vec<&[u8]> = Vec::new();
    for _ in 0..features {
        let end = at + 1 + 4 * usize::from(file[at]);
        cuts.push(&file[at + 1..end]);
        at = end;
    }
    let mut used = vec![[false; 256]; features];
    let nodes = nodes(&file[at..]);
    for &[feature, cut, _] in nodes.iter().filter(|n| n[0] != LEAF_MARK) {
        used[usize::from(feature)][usize::from(cut)] = true;
    }
    let mut out = b"NGT2".to_vec();
    out.extend(&file[4..8]);
    out.extend((nodes.len() as u32).to_le_bytes());
    out.extend(base);
    let kept: Vec<&[u8]> = cuts
        .iter()
        .zip(&used)
        .flat_map(|(cuts, used)| cuts.chunks(4).zip(used).filter(|(_, used)| **used).map(|(cut, _)| cut))
        .collect();
    out.extend(used.iter().map(|used| used.iter().filter(|u| **u).count() as u8));
    for plane in 0..4 {
        out.extend(kept.iter().map(|cut| cut[plane]));
    }
    out.extend(nodes.iter().map(|n| n[0]));
    for &[feature, cut, _] in nodes.iter().filter(|n| n[0] != LEAF_MARK) {
        let before = &used[usize::from(feature)][..usize::from(cut)];
        out.push(before.iter().filter(|u| **u).count() as u8);
    }
    for plane in [1, 2] {
        out.extend(nodes.iter().filter(|n| n[0] == LEAF_MARK).map(|n| n[plane]));
    }
    out
}

/// The nodes of all trees.
fn nodes(mut trees: &[u8]) -> Vec<[u8; 3]> {
    let mut nodes = Vec::new();
    while let [count, rest @ ..] = trees {
        let (tree, rest) = rest.split_at(3 * usize::from(*count));
        nodes.extend(tree.chunks(3).map(|n| [n[0], n[1], n[2]]));
        trees = rest;
    }
    nodes
}

#[cfg(test)]
mod tests {
    use super::compact;
    use crate::learn::trees::{Random, Settings, Table, train_plain};
    use nutgraf::models::trees::Trees;

    #[test]
    fn says_the_same() {
        let mut random = Random(3);
        let mut table = Table::new(3);
        for _ in 0..500 {
            let row = [random.unit(), random.unit(), random.unit()];
            table.push(&row, u8::from(row[0] > row[1]), 1.0);
        }
        let file = train_plain(&table, &Settings { rounds: 20, ..Settings::default() }, 1);
        let (long, short) = (Trees::read(&file), Trees::read(&compact(&file)));
        for row in table.values.chunks(3) {
            assert_eq!(long.score(row), short.score(row));
        }
    }
}
