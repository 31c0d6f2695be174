// Reads a CSV file with a header into rows that know their line, telling faults instead of throwing.
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using GridBot.Conversation.Dialogs;

namespace GridBot.Conversation.Grids;

/// <summary>A CSV file: UTF-8, commas, quotes where a cell holds one of them, lines that begin with # are remarks.</summary>
public static class CsvTable
{
    /// <summary>Largest file that is read; a city's grids are a few megabytes.</summary>
    private const long MaximumBytes = 64 * 1024 * 1024;

    /// <summary>Reads all rows. Cells are trimmed.</summary>
    /// <param name="path">The file.</param>
    /// <param name="file">What the file is called in faults.</param>
    /// <param name="required">Columns that must be there.</param>
    /// <param name="optional">Columns that may be there; a missing one reads as empty.</param>
    /// <param name="faults">Where faults are added.</param>
    public static IReadOnlyList<CsvRow> Read(string path, string file, IReadOnlyList<string> required, IReadOnlyList<string> optional, List<DialogFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (new FileInfo(path).Length > MaximumBytes)
        {
            faults.Add(new DialogFault(file, 1, "the file is larger than 64 MiB", "Remove what does not belong there."));
            return [];
        }

        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return Read(reader, file, required, optional, faults);
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new DialogFault(file, 1, "the file is not UTF-8", "Save it as CSV UTF-8; spreadsheets offer that beside plain CSV."));
            return [];
        }
    }

    /// <summary>Reads all rows of a text; see the other overload.</summary>
    public static IReadOnlyList<CsvRow> Read(TextReader text, string file, IReadOnlyList<string> required, IReadOnlyList<string> optional, List<DialogFault> faults)
    {
        ArgumentNullException.ThrowIfNull(required);
        ArgumentNullException.ThrowIfNull(optional);
        ArgumentNullException.ThrowIfNull(faults);
        var rows = new List<CsvRow>();
        Dictionary<string, int>? columns = null;
        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture) { AllowComments = true, BadDataFound = null }, leaveOpen: true);
        while (parser.Read())
        {
            var raw = parser.RawRecord;
            var (isBroken, isOpen) = Quotes(raw);
            // The parser tells where a record ends. One that no quote closes ends with the file, behind all its lines.
            var line = Math.Max(1, parser.RawRow - (isOpen ? raw : raw.TrimEnd('\r', '\n')).Count(character => character == '\n'));
            if (isBroken)
            {
                faults.Add(new DialogFault(file, line, "a quote is opened and not closed, or stands within a cell", "Put a cell that holds a quote between quotes, and write the quote twice."));
                return rows;
            }

            var cells = parser.Record!;
            if (columns is null)
            {
                if ((columns = ReadHeader(cells, file, line, required, optional, faults)) is null)
                {
                    return rows;
                }
            }
            else if (cells.Length != columns.Count)
            {
                faults.Add(new DialogFault(file, line, $"the row has {cells.Length} cells, the header {columns.Count}", "Give every row a cell for each column; put a cell that holds a comma between quotes."));
            }
            else
            {
                rows.Add(new CsvRow(line, columns, cells));
            }
        }

        if (rows.Count == 0 && faults.Count == 0)
        {
            faults.Add(new DialogFault(file, 1, "the file holds no row", $"Write the header {string.Join(',', required)} and a row for each entry."));
        }

        return rows;
    }

    private static Dictionary<string, int>? ReadHeader(string[] cells, string file, int line, IReadOnlyList<string> required, IReadOnlyList<string> optional, List<DialogFault> faults)
    {
        var columns = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var broken = false;
        for (var at = 0; at < cells.Length; at++)
        {
            var name = cells[at].Trim();
            if (!required.Concat(optional).Contains(name, StringComparer.OrdinalIgnoreCase) || !columns.TryAdd(name, at))
            {
                broken = true;
                faults.Add(new DialogFault(file, line, $"the column '{name}' is not known here, or stands twice", $"Known columns: {string.Join(", ", required.Concat(optional))}."));
            }
        }

        foreach (var missing in required.Where(name => !columns.ContainsKey(name)))
        {
            broken = true;
            faults.Add(new DialogFault(file, line, $"the column '{missing}' is missing", $"The header must hold {string.Join(", ", required)}."));
        }

        return broken ? null : columns;
    }

    /// <summary>Whether quotes in a record do not stand where they may (around a whole cell, and doubled within it), and whether the last one is not closed.</summary>
    private static (bool IsBroken, bool IsOpen) Quotes(string record)
    {
        var quoted = false;
        for (var at = 0; at < record.Length; at++)
        {
            if (record[at] != '"')
            {
                continue;
            }

            if (!quoted)
            {
                if (at > 0 && record[at - 1] is not (',' or '\r' or '\n'))
                {
                    return (true, false);
                }

                quoted = true;
            }
            else if (at + 1 < record.Length && record[at + 1] == '"')
            {
                at++;
            }
            else if (at + 1 < record.Length && record[at + 1] is not (',' or '\r' or '\n'))
            {
                return (true, false);
            }
            else
            {
                quoted = false;
            }
        }

        return (quoted, quoted);
    }
}

/// <summary>A row of a CSV file.</summary>
public sealed class CsvRow
{
    private readonly IReadOnlyDictionary<string, int> columns;
    private readonly string[] cells;

    internal CsvRow(int line, IReadOnlyDictionary<string, int> columns, string[] cells)
    {
        Line = line;
        this.columns = columns;
        this.cells = cells;
    }

    /// <summary>Line the row begins at, from 1.</summary>
    public int Line { get; }

    /// <summary>The trimmed cell of a column; empty when the file lacks the column.</summary>
    public string this[string column] => columns.TryGetValue(column, out var at) ? cells[at].Trim() : "";
}
