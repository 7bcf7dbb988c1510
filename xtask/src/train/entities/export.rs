//! Model → bytes of `models/entities.bin`: sorted hashes in buckets, points as one of sixteen sizes.

use super::crf::Model;
use super::examples::Set;
use crate::learn::linear::Random;
use nutgraf::names::tagger::lattice::may_follow;
use nutgraf::names::tagger::weights::{BUCKET_BITS, COLUMNS, HASH_BITS, LABELS, SCALE};
use std::io::Write;

/// No smaller points are kept: a twentieth of a logarithm's unit.
const LEAST: f32 = 3.0;

/// Seven sizes up and down on a logarithmic scale, smallest first, then their negatives.
fn sizes(weights: &[f32]) -> [i16; 16] {
    let mut all: Vec<f32> = weights.iter().map(|w| w.abs()).collect();
    all.sort_by(f32::total_cmp);
    let at = |share: f64| all[((all.len() - 1) as f64 * share) as usize].max(1.0);
    let (least, most) = (at(0.02), at(0.999));
    let step = (most / least).powf(1.0 / 7.0);
    std::array::from_fn(|i| {
        let size = (least * step.powi((i % 8) as i32)).round() as i16;
        if i < 8 { size } else { -size }
    })
}

/// The bytes that `Weights::read` takes.
pub fn write(set: &Set, model: &Model) -> Vec<u8> {
    let scale = SCALE / model.keep;
    let mut random = Random(0x5eed_0003);
    // Small points become LEAST or nothing, by chance, so that what a text's features add up to stays the same.
    let mut settle = |weight: f32| {
        let points = weight * scale;
        match points.abs() / LEAST {
            large if large >= 1.0 => points,
            share if share > random.unit() => points.signum() * LEAST,
            _ => 0.0,
        }
    };
    let rows: Vec<Vec<f32>> =
        model.rows.iter().map(|row| row[..COLUMNS].iter().map(|&w| settle(w)).collect()).collect();
    let weights: Vec<f32> = rows.iter().flatten().copied().filter(|&w| w != 0.0).collect();
    let sizes = sizes(&weights);
    let (mut buckets, mut rests, mut planes, mut codes) =
        (vec![0u8; 1 << BUCKET_BITS], Vec::new(), <[Vec<u8>; 4]>::default(), Vec::new());
    for (f, row) in rows.iter().enumerate() {
        let mut columns = 0u32;
        for (c, &w) in row.iter().enumerate().filter(|&(_, &w)| w != 0.0) {
            columns |= 1 << c;
            codes.push(nearest(&sizes, w));
        }
        if columns != 0 {
            let bucket = &mut buckets[(set.hashes[f] >> (HASH_BITS - BUCKET_BITS)) as usize];
            *bucket = bucket.checked_add(1).expect("no bucket is that full");
            rests.push(set.hashes[f] as u8);
            planes.iter_mut().zip(columns.to_le_bytes()).for_each(|(plane, byte)| plane.push(byte));
        }
    }
    let mut bytes = Vec::new();
    bytes.extend((rests.len() as u32).to_le_bytes());
    bytes.extend((codes.len() as u32).to_le_bytes());
    sizes.iter().for_each(|s| bytes.extend(s.to_le_bytes()));
    for a in 0..LABELS {
        for b in 0..LABELS {
            let points = if may_follow(a, b) { (model.transitions[a][b] * SCALE).round() as i16 } else { -20_000 };
            bytes.extend(points.to_le_bytes());
        }
    }
    bytes.extend(&buckets);
    bytes.extend(&rests);
    planes.iter().for_each(|plane| bytes.extend(plane));
    bytes.extend(codes.chunks(2).map(|pair| pair[0] | pair.get(1).unwrap_or(&0) << 4));
    bytes
}

fn nearest(sizes: &[i16; 16], w: f32) -> u8 {
    let off = |i: &usize| {
        let size = f32::from(sizes[*i]);
        if (size < 0.0) == (w < 0.0) { (size.abs().ln() - w.abs().ln()).abs() } else { f32::MAX }
    };
    (0..16).min_by(|a, b| off(a).total_cmp(&off(b))).unwrap_or(0) as u8
}

/// How long `bytes` are after brotli.
pub fn brotli_size(bytes: &[u8]) -> usize {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 4096, 11, 24);
    let _ = writer.write_all(bytes);
    drop(writer);
    packed.len()
}
