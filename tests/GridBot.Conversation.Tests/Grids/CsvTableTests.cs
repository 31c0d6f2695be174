// The reader of CSV: what was written comes back, and what is broken is told with its line.
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Grids;

namespace GridBot.Conversation.Tests.Grids;

public sealed class CsvTableTests
{
    private static readonly Arbitrary<string[][]> Cells = Gen.Elements("和平路", "a", " ", ",", "\"", "\n", "\r\n", ";", "#", "'", "", "0")
        .ArrayOf().Select(string.Concat).Two().Select(pair => (string[])[pair.Item1, pair.Item2]).NonEmptyListOf().Select(rows => rows.ToArray()).ToArbitrary();

    [Property(MaxTest = 500)]
    public Property Rows_written_with_quotes_come_back() => Prop.ForAll(Cells, rows =>
    {
        var text = "one,two\n" + string.Join('\n', rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")))) + "\n";
        var (read, faults) = Read(text);
        return faults.Count == 0 && read.Select(row => (row["one"], row["two"])).SequenceEqual(rows.Select(row => (row[0].Trim(), row[1].Trim())));
    });

    [Property(MaxTest = 500)]
    public Property Any_text_is_read_or_its_faults_are_told_without_a_crash() => Prop.ForAll(
        Gen.Elements("one,two", "\n", "\"", ",", "a", "#", "\r", "和", "\0", " ").ArrayOf().Select(string.Concat).ToArbitrary(),
        text => Read(text) is var (rows, faults) && faults.All(fault => fault.Line > 0) && (rows.Count > 0 || faults.Count > 0));

    [Fact]
    public void A_row_knows_the_line_it_begins_at()
    {
        var (rows, faults) = Read("# a remark\n\none,two\n1,2\n# another\n\n\"3\n3\",4\n5,6\n");
        Assert.Empty(faults);
        Assert.Equal([("1", 4), ("3\n3", 7), ("5", 9)], rows.Select(row => (row["one"], row.Line)));
    }

    [Fact]
    public void A_byte_order_mark_and_foreign_line_ends_are_no_matter()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "one,two\r\n1,2\r\n", new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            var faults = new List<DialogFault>();
            Assert.Equal("2", Assert.Single(CsvTable.Read(path, "f.csv", ["one", "two"], [], faults))["two"]);
            Assert.Empty(faults);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("one,two\n1,\"2\n3,4\n", 2)]
    [InlineData("one,two\n1,2\n3,4\"5\"\n", 3)]
    [InlineData("one,two\n1,\"2\"x\n", 2)]
    public void A_quote_out_of_place_is_told_with_its_line(string text, int line)
        => Assert.Equal(line, Assert.Single(Read(text).Faults).Line);

    private static (IReadOnlyList<CsvRow> Rows, List<DialogFault> Faults) Read(string text)
    {
        var faults = new List<DialogFault>();
        using var reader = new StringReader(text);
        return (CsvTable.Read(reader, "f.csv", ["one", "two"], [], faults), faults);
    }
}
