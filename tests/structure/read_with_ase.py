"""Reads structure files with ASE and builds the same bare slabs with ase.build.

Takes a JSON list of jobs on standard input, each with file, format, builder, size, a, vacuum and touched, and gives a
list of what ASE makes of them on standard output.
"""

import json
import math
import sys

import ase.build
import ase.io
import numpy as np
from ase.constraints import FixAtoms
from ase.neighborlist import neighbor_list

METALS_START = 11


def first_shell(atoms, adsorbate, touched, a):
    """Symbols of the top atoms nearest to the adsorbate, and of their neighbours, images told apart."""
    metal = atoms[[atom.index for atom in atoms if atom.number >= METALS_START]]
    metal.pbc = (True, True, False)
    top = metal.positions[:, 2].max()
    cell = metal.cell[:]
    images = range(-4, 5)
    shifts = np.array([(i, j) for i in images for j in images])
    near = []
    for index in np.flatnonzero(metal.positions[:, 2] > top - 0.01):
        aside = metal.positions[index, :2] + shifts @ cell[:2, :2] - adsorbate[:2]
        distances = np.hypot(*aside.T)
        near += [(distances[n], int(index), tuple(shifts[n])) for n in np.argsort(distances)[: touched + 1]]
    near.sort()
    ensemble = [(index, shift) for _, index, shift in near[:touched]]
    first, second, shifts = neighbor_list('ijS', metal, 1.2 * a / math.sqrt(2))
    shell = set()
    for index, (i, j) in ensemble:
        for other, shift in zip(second[first == index], shifts[first == index]):
            shell.add((int(other), (i + int(shift[0]), j + int(shift[1]))))
    shell -= set(ensemble)
    return {
        'distances': [distance for distance, _, _ in near[: touched + 1]],
        'ensemble': sorted(metal.symbols[index] for index, _ in ensemble),
        'shell': sorted(metal.symbols[index] for index, _ in shell),
        'neighbours': np.bincount(first, minlength=len(metal)).tolist(),
    }


def job(file, format, builder, size, a, vacuum, touched):
    atoms = ase.io.read(file, format=format)
    built = getattr(ase.build, builder)('Pt', size=size, a=a, vacuum=vacuum)
    bound = [atom.position for atom in atoms if atom.number < METALS_START][0]
    fixed = [index for held in atoms.constraints if isinstance(held, FixAtoms) for index in held.index]
    return {
        'symbols': list(atoms.symbols),
        'positions': atoms.positions.tolist(),
        'cell': atoms.cell[:].tolist(),
        'pbc': atoms.pbc.tolist(),
        'fixed': sorted(int(index) for index in fixed),
        'tags': atoms.get_tags().tolist(),
        'zones': atoms.arrays['zone'].tolist() if 'zone' in atoms.arrays else None,
        'info': {key: value for key, value in atoms.info.items() if isinstance(value, (str, int, float, bool, np.generic))},
        'site': first_shell(atoms, bound, touched, a),
        'built': {'positions': built.positions.tolist(), 'cell': built.cell[:].tolist(), 'pbc': built.pbc.tolist()},
    }


def plain(value):
    """numpy's own numbers and truths, which JSON does not know."""
    return value.item()


json.dump([job(**one) for one in json.load(sys.stdin)], sys.stdout, default=plain)
