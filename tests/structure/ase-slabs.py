"""Slabs that ASE builds, with an adsorbate over every kind of site, and what a plain search among Cartesian images counts
around it. Reads a JSON order from stdin, writes structure files into its folder and what they hold to stdout as JSON."""

import itertools
import json
import math
import sys

import numpy as np
from ase import Atoms
from ase.build import fcc100, fcc110, fcc111, fcc211
from ase.calculators.emt import EMT
from ase.constraints import FixAtoms
from ase.io import write
from ase.optimize import BFGS

CONSTANT = 3.9
NEAR = CONSTANT / np.sqrt(2)
BUILDERS = {"fcc111": fcc111, "fcc100": fcc100, "fcc110": fcc110, "fcc211": fcc211}
MOLECULES = {
    "H": [("H", (0, 0, 0))],
    "O": [("O", (0, 0, 0))],
    "OH": [("O", (0, 0, 0)), ("H", (0.6, 0.5, 0.6))],
    "CO": [("C", (0, 0, 0)), ("O", (0.1, 0, 1.15))],
    "CH3": [("C", (0, 0, 0)), ("H", (0, 1.03, 0.37)), ("H", (0.9, -0.5, 0.37)), ("H", (-0.9, -0.5, 0.37))],
}


def images(slab, layers):
    """Every atom and its images up to two and a half lattice constants around: index, position, layer."""
    area = np.linalg.norm(np.cross(slab.cell[0], slab.cell[1]))
    reach = [int(np.ceil(2.5 * CONSTANT * np.linalg.norm(slab.cell[1 - k]) / area)) for k in (0, 1)]
    cells = itertools.product(range(-reach[0], reach[0] + 1), range(-reach[1], reach[1] + 1))
    return [
        (index, position + i * slab.cell[0] + j * slab.cell[1], layers[index])
        for i, j in sorted(cells, key=lambda cell: cell != (0, 0))
        for index, position in enumerate(slab.positions)
    ]


def layers_of(slab):
    heights = sorted({round(z, 3) for z in slab.positions[:, 2]}, reverse=True)
    return [1 + heights.index(round(z, 3)) for z in slab.positions[:, 2]]


def flat(vector):
    return math.hypot(vector[0], vector[1])


def at(atoms, place, distance):
    return [atom for atom in atoms if abs(math.dist(atom[1][:2], place[:2]) - distance) < 1e-3]


def ensemble_of(kind, site, every, atoms, random):
    """Images of the atoms that an adsorbate on a random site of the kind touches."""
    top = [atom for atom in every if atom[2] == 1]
    second = [atom for atom in every if atom[2] == 2]
    home = [atom for atom in every[:atoms] if atom[2] == 1]
    while True:
        first = home[random.integers(len(home))]
        if kind == "top":
            return [first]
        if kind == "bridge":
            length = CONSTANT if site.endswith("long-bridge") else NEAR
            others = at(top, first[1], length)
            if others:
                return [first, others[random.integers(len(others))]]
        if kind in ("fcc", "hcp"):
            others = at(top, first[1], NEAR)
            pairs = [
                pair for pair in itertools.combinations(others, 2) if abs(flat(pair[0][1] - pair[1][1]) - NEAR) < 1e-3
            ]
            own = [first, *pairs[random.integers(len(pairs))]]
            centre = np.mean([atom[1] for atom in own], axis=0)
            if (len(at(second, centre, 0)) > 0) == (kind == "hcp"):
                return own
        if kind == "hollow":
            low = [atom for atom in second if flat(atom[1] - first[1]) < 1.1 * NEAR]
            middle = low[random.integers(len(low))][1]
            return sorted(top, key=lambda atom: flat(atom[1] - middle))[:4]


def zones_of(site, zones, ensemble, every):
    """Images in every zone: by layer, by distance from the ensemble's centre and, if the name has one, by side."""
    centre = np.mean([atom[1] for atom in ensemble], axis=0)
    own = {(atom[0], *np.round(atom[1], 3)) for atom in ensemble}
    found = {}
    for zone in zones:
        found[zone["name"]] = [
            atom
            for atom in every
            if atom[2] == zone["layer"]
            and abs(math.dist(atom[1], centre) / CONSTANT - zone["distance"]) < 1e-3
            and (atom[0], *np.round(atom[1], 3)) not in own
            and (
                not zone["firstShell"]
                or min(math.dist(atom[1], member[1]) for member in ensemble) < 1.05 * NEAR
            )
            and side_fits(zone["name"], atom, centre, ensemble, every)
        ]
        assert len(found[zone["name"]]) == zone["atoms"], (site, zone, len(found[zone["name"]]))
    return found


def side_fits(name, atom, centre, ensemble, every):
    if not name.endswith("-side"):
        return True
    along = ensemble[1][1] - ensemble[0][1]
    across = np.cross([0, 0, 1], along / np.linalg.norm(along))
    second = [other for other in every if other[2] == 2]
    hollow = centre + across * NEAR / np.sqrt(12)
    towards_hcp = across if at(second, hollow, 0) else -across
    return (np.dot(atom[1] - centre, towards_hcp) > 0) == name.endswith("hcp-side")


def shaken(slab, order, random):
    """The same slab, turned, shifted, cut elsewhere by its cell, its atoms in another order."""
    other = slab.copy()
    if order.get("rattle"):
        molecule = np.isin(other.symbols, ["C", "H", "N", "O"])
        moves = random.normal(0, order["rattle"], other.positions.shape)
        moves[molecule] = random.uniform(-order["rattle"], order["rattle"], 3)
        other.positions += moves
    other.rotate(random.uniform(0, 360), "z", rotate_cell=True)
    other.positions += random.uniform(-20, 20, 3)
    other.pbc = True
    other.wrap()
    return other[random.permutation(len(other))]


def main():
    order = json.load(sys.stdin)
    random = np.random.default_rng(order["seed"])
    answers = []
    for number, job in enumerate(order["jobs"]):
        site = order["sites"][job["site"]]
        builder = BUILDERS[site["facet"]]
        size = tuple(job["size"])
        slab = builder("Pt", size, a=CONSTANT, vacuum=7, **({"orthogonal": True} if job.get("orthogonal") else {}))
        slab.symbols = random.choice(job.get("elements", order["elements"]), len(slab))
        every = images(slab, layers_of(slab))
        ensemble = ensemble_of(site["kind"], job["site"], every, len(slab), random)
        zones = zones_of(job["site"], site["zones"], ensemble, every)
        place = np.mean([atom[1] for atom in ensemble], axis=0)
        if job.get("relax"):
            place -= np.mean([slab.positions[atom[0]] for atom in ensemble], axis=0)
            lowest = max(layers_of(slab))
            slab.set_constraint(FixAtoms([i for i, layer in enumerate(layers_of(slab)) if layer == lowest]))
            slab.calc = EMT()
            BFGS(slab, logfile=None).run(fmax=0.1, steps=12)
            slab.calc = None
            place += np.mean([slab.positions[atom[0]] for atom in ensemble], axis=0)
        molecule = MOLECULES[job["adsorbate"]]
        height = np.array([0, 0, job["height"]])
        slab += Atoms([symbol for symbol, _ in molecule], [place + height + offset for _, offset in molecule])
        name = f"{order['folder']}/{number}"
        written = shaken(slab, job, random)
        written.info["adsorption_energy"] = -0.001 * number
        write(f"{name}.xyz", written, format="extxyz")
        write(f"{name}.vasp", written, format="vasp", direct=number % 2 == 0)
        symbol = lambda atom: slab.symbols[atom[0]]  # noqa: E731
        served = [atom[0] for atom in ensemble] + [atom[0] for zone in zones.values() for atom in zone]
        answers.append(
            {
                **job,
                "file": name,
                "ensemble": "-".join(sorted(map(symbol, ensemble))),
                "zones": {zone: sorted(map(symbol, atoms)) for zone, atoms in zones.items()},
                "repeated": len(set(served)) < len(served),
            }
        )
    json.dump(answers, sys.stdout)


main()
