// A folder that is gone after the test.
using System.Text;
using System.Text.Json;

namespace GridBot.Tests.Service;

/// <summary>A new, empty folder.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gridbot-test-").FullName;

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Names of all files that hold these words in UTF-8 or UTF-16, plain or escaped as in JSON; empty when none does.</summary>
    public IReadOnlyList<string> FilesWith(string words)
        => [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Where(file => Holds(Read(file), words)).Select(file => System.IO.Path.GetRelativePath(Path, file))];

    private static bool Holds(ReadOnlySpan<byte> bytes, string words)
        => bytes.IndexOf(Encoding.UTF8.GetBytes(words)) >= 0 || bytes.IndexOf(Encoding.Unicode.GetBytes(words)) >= 0
            || bytes.IndexOf(Encoding.UTF8.GetBytes(JsonEncodedText.Encode(words).ToString())) >= 0;

    private static byte[] Read(string file)
    {
        // The database holds the file open.
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
