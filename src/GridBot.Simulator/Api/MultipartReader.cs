// A multipart parser with the platform's narrow habits: it refuses a quoted boundary and a part not named media.
using System.Text;

namespace GridBot.Simulator.Api;

/// <summary>The one part of an upload.</summary>
/// <param name="FileName">From the Content-Disposition.</param>
/// <param name="Bytes">Content.</param>
public sealed record UploadPart(string FileName, byte[] Bytes);

/// <summary>Reads an upload by hand; the ordinary parser would forgive what the platform does not.</summary>
public static class MultipartReader
{
    /// <summary>The part named media, or null when the body is not in the one form the platform takes.</summary>
    /// <param name="contentType">The request's header as sent.</param>
    /// <param name="body">The whole body.</param>
    public static UploadPart? Read(string contentType, byte[] body)
    {
        if (Boundary(contentType) is not { } boundary)
        {
            return null;
        }

        var delimiter = Encoding.ASCII.GetBytes("--" + boundary);
        var start = body.AsSpan().IndexOf(delimiter);
        while (start >= 0)
        {
            var head = start + delimiter.Length + 2;
            var next = head <= body.Length ? body.AsSpan(head).IndexOf(delimiter) : -1;
            if (next < 0)
            {
                return null;
            }

            if (ReadPart(body.AsSpan(head, next)) is { } part)
            {
                return part;
            }

            start = head + next;
        }

        return null;
    }

    private static string? Boundary(string contentType)
    {
        var pieces = contentType.Split(';', StringSplitOptions.TrimEntries);
        if (!string.Equals(pieces[0], "multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var value = Array.Find(pieces, piece => piece.StartsWith("boundary=", StringComparison.OrdinalIgnoreCase))?["boundary=".Length..];
        return string.IsNullOrEmpty(value) || value.StartsWith('"') ? null : value;
    }

    private static UploadPart? ReadPart(ReadOnlySpan<byte> part)
    {
        var gap = part.IndexOf("\r\n\r\n"u8);
        if (gap < 0)
        {
            return null;
        }

        var lines = Encoding.UTF8.GetString(part[..gap]).Split("\r\n");
        var disposition = Array.Find(lines, line => line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase)) ?? "";
        if (Quoted(disposition, "name") != "media" || Quoted(disposition, "filename") is not { Length: > 0 } fileName)
        {
            return null;
        }

        var content = part[(gap + 4)..];
        return new UploadPart(fileName, content.EndsWith("\r\n"u8) ? content[..^2].ToArray() : content.ToArray());
    }

    private static string? Quoted(string header, string name)
    {
        foreach (var piece in header.Split(';', StringSplitOptions.TrimEntries))
        {
            if (piece.StartsWith(name + "=\"", StringComparison.OrdinalIgnoreCase) && piece.EndsWith('"') && piece.Length > name.Length + 2)
            {
                return piece[(name.Length + 2)..^1];
            }
        }

        return null;
    }
}
