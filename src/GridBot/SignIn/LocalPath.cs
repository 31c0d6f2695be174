// A path on this site that somebody may be sent to after signing in.
using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace GridBot.SignIn;

/// <summary>A path and query of this site; never an address elsewhere, however it is written.</summary>
internal readonly record struct LocalPath
{
    /// <summary>Characters at most; a case's page has some thirty.</summary>
    public const int Longest = 200;

    /// <summary>Letters, digits and what a path of ours needs. No backslash, no control characters, no colon: browsers read more into those than a server does.</summary>
    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/-_.~?=&");

    private LocalPath(string text) => Text = text;

    /// <summary>The path, from its slash on.</summary>
    public string Text { get; }

    /// <summary>Reads a path; false for anything that might lead elsewhere.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out LocalPath? path)
    {
        path = text is { Length: > 0 and <= Longest } && text[0] == '/' && !text.Contains("//", StringComparison.Ordinal) && !text.AsSpan().ContainsAnyExcept(Allowed)
            ? new LocalPath(text)
            : null;
        return path is not null;
    }

    public override string ToString() => Text;
}
