%%bash
echo "from the shell"
