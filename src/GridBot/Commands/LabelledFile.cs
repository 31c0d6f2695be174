// Reads files of texts, one a line, with the matters they belong to behind a tab.
using System.Globalization;
using GridBot.Classification;

namespace GridBot.Commands;

/// <summary>A text TAB matters file.</summary>
internal static class LabelledFile
{
    /// <summary>The texts of a file; labels are ignored.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static async Task<IReadOnlyList<string>> ReadTextsAsync(FileInfo file, CancellationToken cancellationToken)
        => [.. (await ReadLinesAsync(file, cancellationToken)).Where(line => line.Length > 0).Select(line => line.Split('\t')[0])];

    /// <summary>Texts with the numbers of their matters.</summary>
    /// <exception cref="InputException">The file cannot be read, or a line lacks its matter.</exception>
    public static async Task<IReadOnlyList<LabelledText>> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var read = new List<LabelledText>();
        var lines = await ReadLinesAsync(file, cancellationToken);
        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1];
            if (line.Length == 0)
            {
                continue;
            }

            var parts = line.Split('\t');
            var matters = parts.Length < 2 ? [] : parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var matter) && matter is >= 1 and <= 24 ? matter : 0).ToArray();
            if (matters.Length == 0 || matters.Contains(0))
            {
                throw new InputException($"{file.Name}:{number}: a text, a tab and the number of its matter (1 to 24; several separated by commas) are expected.");
            }

            read.Add(new LabelledText(parts[0], matters));
        }

        return read;
    }

    private static async Task<string[]> ReadLinesAsync(FileInfo file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllLinesAsync(file.FullName, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{file.Name} cannot be read: check its name and permissions.");
        }
    }
}
