// The page about cases and the table in the code say the same, row by row.
using GridBot.Reports.Cases;

namespace GridBot.Reports.Tests.Cases;

public sealed class CasePageTests
{
    [Fact]
    public void The_table_of_the_page_is_the_table_of_the_code()
    {
        var steps = Enum.GetNames<CaseAction>();
        var told = File.ReadAllLines(Path.Combine(RealMask.Root(), "docs", "cases.md"))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 4 && steps.Contains(cells[0]) && Enum.TryParse<CaseRole>(cells[1], out _)).Select(cells => string.Join(" | ", cells));
        var known = CaseLife.Rules.Select(rule => $"{rule.Action} | {rule.By} | {string.Join(", ", rule.From)} | {rule.To?.ToString() ?? "stays"}");
        Assert.Equal(known, told);
    }
}
