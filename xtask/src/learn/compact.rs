//! A forest file rewritten with like beside like (`nutgraf::models::trees` says how): the same forest, a third smaller once
//! compressed. Cuts that no split uses are left out; leaves and cuts are rounded.

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
    let kept: Vec<[u8; 4]> =
        kept.iter().map(|cut| shorter(f32::from_le_bytes([cut[0], cut[1], cut[2], cut[3]]))).collect();
    for plane in 0..4 {
        out.extend(kept.iter().map(|cut| cut[plane]));
    }
    out.extend(nodes.iter().map(|n| n[0]));
    for &[feature, cut, _] in nodes.iter().filter(|n| n[0] != LEAF_MARK) {
        let before = &used[usize::from(feature)][..usize::from(cut)];
        out.push(before.iter().filter(|u| **u).count() as u8);
    }
    let leaves = nodes.iter().filter(|n| n[0] == LEAF_MARK).map(|n| rounded(i16::from_le_bytes([n[1], n[2]])));
    let leaves: Vec<[u8; 2]> = leaves.map(i16::to_le_bytes).collect();
    for plane in 0..2 {
        out.extend(leaves.iter().map(|leaf| leaf[plane]));
    }
    out
}

/// Leaves are rounded to multiples of this, of 1,024: it costs no figure and saves a tenth of the file.
const LEAF_STEP: i16 = 8;

fn rounded(leaf: i16) -> i16 {
    (f32::from(leaf) / f32::from(LEAF_STEP)).round_ties_even().clamp(-4095.0, 4095.0) as i16 * LEAF_STEP
}

/// A cut with 15 bits of its fraction.
fn shorter(cut: f32) -> [u8; 4] {
    const LEFT_OUT: u32 = 8;
    ((cut.to_bits() + (1 << (LEFT_OUT - 1))) >> LEFT_OUT << LEFT_OUT).to_le_bytes()
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
        let far = |row: &&[f32]| (long.score(row) - short.score(row)).abs() > 20.0 / 128.0;
        // A rounded cut sends a row that stands at it the other way.
        let apart = table.values.chunks(3).filter(far).count();
        assert!(apart < 25, "{apart} of 500 rows");
    }
}
