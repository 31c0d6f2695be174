// Reads *.transcript files; the format stands in docs/dialogs.md.
using System.Globalization;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Transcripts;

/// <summary>Reads transcripts.</summary>
public static class TranscriptReader
{
    /// <summary>Reads one file; faults carry file and line.</summary>
    /// <param name="path">The file.</param>
    /// <param name="faults">Where faults are added.</param>
    public static IReadOnlyList<Transcript> Read(string path, List<DialogFault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var file = Path.GetFileName(path);
        var read = new List<Transcript>();
        var steps = new List<TranscriptStep>();
        Transcript? open = null;
        var number = 0;
        foreach (var raw in File.ReadLines(path))
        {
            number++;
            var line = raw.Trim();
            if (line.StartsWith('#'))
            {
                Close(read, open, steps);
                steps = [];
                open = new Transcript(file, line[1..].Trim(), Role.Worker, default, steps);
            }
            else if (line.Length > 0 && open is null)
            {
                faults.Add(new DialogFault(file, number, "a conversation begins with a '#' line", "Write '# title' first."));
                return read;
            }
            else if (line.Length > 0)
            {
                open = ReadLine(open!, steps, line, file, number, faults);
            }
        }

        Close(read, open, steps);
        foreach (var transcript in read.Where(transcript => transcript.At == default))
        {
            faults.Add(new DialogFault(file, 1, $"'{transcript.Title}' does not say when it begins", "Write 'at: 2026-11-22 14:05' under its title."));
        }

        return read;
    }

    private static Transcript ReadLine(Transcript open, List<TranscriptStep> steps, string line, string file, int number, List<DialogFault> faults)
    {
        const string role = "as:";
        const string at = "at:";
        if (line.StartsWith('<') && steps.Count == 0)
        {
            faults.Add(new DialogFault(file, number, "an answer stands before anything was sent", "Write '> …' first."));
        }

        if (line.StartsWith("<!", StringComparison.Ordinal))
        {
            steps.Add(new TranscriptStep(number, TranscriptStepKind.Omits, line[2..].Trim()));
        }
        else if (line.StartsWith('<'))
        {
            steps.Add(new TranscriptStep(number, TranscriptStepKind.Conveys, line[1..].Trim()));
        }
        else if (line.StartsWith('>'))
        {
            if (TranscriptMark.Problem(line[1..].Trim()) is { } problem)
            {
                faults.Add(new DialogFault(file, number, problem, "docs/dialogs.md lists what stands in brackets: a photo, a voice message, a place, a tap."));
            }

            steps.Add(new TranscriptStep(number, TranscriptStepKind.Sends, line[1..].Trim()));
        }
        else if (line.StartsWith(role, StringComparison.Ordinal) && Enum.TryParse<Role>(Value(line, role), ignoreCase: true, out var known))
        {
            return open with { Role = known };
        }
        else if (line.StartsWith(at, StringComparison.Ordinal)
            && DateTime.TryParseExact(Value(line, at), "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return open with { At = new DateTimeOffset(time, ChinaTime.Offset) };
        }
        else
        {
            faults.Add(new DialogFault(file, number, $"'{line}' is not understood", "Lines begin with '#', 'as:', 'at:', '>', '<' or '<!'."));
        }

        return open;
    }

    private static string Value(string line, string key)
    {
        var value = line[key.Length..];
        var comment = value.IndexOf('#', StringComparison.Ordinal);
        return (comment < 0 ? value : value[..comment]).Trim();
    }

    private static void Close(List<Transcript> read, Transcript? open, List<TranscriptStep> steps)
    {
        if (open is not null && steps.Count > 0)
        {
            read.Add(open);
        }
    }
}
