#!/usr/bin/env python3
"""Compiles the Blueprints and bundles them with style.css, the help overlay and the symbolic icons as one C resource."""

import argparse
import pathlib
import subprocess

BASE = "/io/github/fabrique_territoires/Fabrique"

parser = argparse.ArgumentParser()
for option in ("compiler", "glib-compile-resources", "root", "icons", "private", "c", "h", "depfile"):
    parser.add_argument(f"--{option}", required=True)
parser.add_argument("blueprints", nargs="+")
args = parser.parse_args()

root = pathlib.Path(args.root)
private = pathlib.Path(args.private).resolve()
private.mkdir(parents=True, exist_ok=True)
blueprints = [pathlib.Path(b).resolve() for b in args.blueprints]

subprocess.run([args.compiler, "batch-compile", private, root, *blueprints], check=True)

lines = ["<?xml version='1.0' encoding='UTF-8'?>", "<gresources>", f"<gresource prefix='{BASE}'>"]
for blueprint in blueprints:
    ui = private / blueprint.relative_to(root.resolve()).with_suffix(".ui")
    lines.append(f"<file preprocess='xml-stripblanks' alias='ui/{ui.name}'>{ui}</file>")
# GTK looks for this one by itself.  It is XML because the compiler warns of the only widget that GTK takes there.
overlay = root / "shell" / "help-overlay.ui"
lines.append(f"<file preprocess='xml-stripblanks' alias='gtk/help-overlay.ui'>{overlay}</file>")
style = root / "style.css"
lines.append(f"<file alias='style.css'>{style}</file>")
icons = sorted(pathlib.Path(args.icons).glob("*.svg"))
for icon in icons:
    lines.append(f"<file preprocess='xml-stripblanks' alias='icons/scalable/actions/{icon.name}'>{icon}</file>")
lines += ["</gresource>", "</gresources>"]
xml = private / "fab-ui.gresource.xml"
xml.write_text("\n".join(lines))

compile_resources = [getattr(args, "glib_compile_resources"), xml, "--sourcedir", "/", "--c-name", "fab_ui"]
subprocess.run([*compile_resources, "--generate-source", "--target", args.c], check=True)
subprocess.run([*compile_resources, "--generate-header", "--target", args.h], check=True)
depends = " ".join(str(p).replace(" ", "\\ ") for p in [*blueprints, overlay, style, *icons])
pathlib.Path(args.depfile).write_text(f"{args.c} {args.h}: {depends}\n")
