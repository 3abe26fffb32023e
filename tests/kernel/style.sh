#!/bin/bash
# style.sh - checkpatch and sparse have nothing to say of what DPAS adds
exec "$(dirname "$0")/../../kernel/mkkernel" -q check
