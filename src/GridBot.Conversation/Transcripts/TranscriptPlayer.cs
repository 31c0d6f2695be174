// Plays a transcript against the engine and tells where the answers do not convey what they must.
using System.Globalization;
using GridBot.Classification;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Transcripts;

/// <summary>Plays transcripts.</summary>
public sealed class TranscriptPlayer(ConversationEngine engine)
{
    /// <summary>Seconds between two steps of a transcript, longer than a burst.</summary>
    private const int StepSeconds = 5;

    /// <summary>Plays a transcript; empty when every answer conveys what it must.</summary>
    public IReadOnlyList<TranscriptMismatch> Play(Transcript transcript)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        var mismatches = new List<TranscriptMismatch>();
        var clock = new StepClock(transcript.At);
        var conversation = new MemoryConversation(engine, transcript.Role, clock, new Random(1));
        var answer = "";
        foreach (var step in transcript.Steps)
        {
            if (step.Kind == TranscriptStepKind.Sends)
            {
                clock.Advance(TimeSpan.FromSeconds(StepSeconds));
                if (step.Text.StartsWith($"[{TranscriptMark.Tap} ", StringComparison.Ordinal) && !conversation.LastOptions.Any(option => option.Label.StartsWith(LabelOf(step.Text), StringComparison.Ordinal)))
                {
                    mismatches.Add(new TranscriptMismatch(transcript, step, LabelOf(step.Text), answer));
                }

                answer = ReplyText.Of(conversation.Send(Parse(step.Text, conversation)).Reply);
                continue;
            }

            var said = NormalText.Of(answer);
            foreach (var piece in step.Text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                var holds = said.Contains(NormalText.Of(piece), StringComparison.Ordinal);
                if (holds != (step.Kind == TranscriptStepKind.Conveys))
                {
                    mismatches.Add(new TranscriptMismatch(transcript, step, piece, answer));
                }
            }
        }

        return mismatches;
    }

    private static Activity Parse(string text, MemoryConversation conversation)
    {
        if (!text.StartsWith('[') || !text.EndsWith(']'))
        {
            return Activity.Says(text);
        }

        var parts = text[1..^1].Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length >= 2 && TryPoint(parts[1]) is { } point)
        {
            return new Activity { Kind = ActivityKind.Location, Point = point, PlaceLabel = parts.Length > 2 ? parts[2] : "" };
        }

        if (parts.Length >= 2)
        {
            var label = LabelOf(text);
            var option = conversation.LastOptions.FirstOrDefault(candidate => candidate.Label.StartsWith(label, StringComparison.Ordinal));
            return new Activity { Kind = ActivityKind.Tap, QuestionId = conversation.LastQuestionId, OptionId = option?.Id ?? label };
        }

        return new Activity { Kind = parts[0] == TranscriptMark.Voice ? ActivityKind.Voice : ActivityKind.Image };
    }

    /// <summary>The label of a tap: what stands behind its mark.</summary>
    private static string LabelOf(string text) => text[1..^1][(text.IndexOf(' ', StringComparison.Ordinal))..].Trim();

    /// <summary>The point of "latitude,longitude"; null when the text is none.</summary>
    internal static GeoPoint? TryPoint(string text)
    {
        var numbers = text.Split(',');
        return numbers.Length == 2
            && double.TryParse(numbers[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(numbers[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
                ? new GeoPoint(latitude, longitude)
                : null;
    }
}

/// <summary>An answer that does not convey what it must, or says what it must not.</summary>
public sealed record TranscriptMismatch(Transcript Transcript, TranscriptStep Step, string Piece, string Answer)
{
    public override string ToString()
        => $"{Transcript.File}:{Step.Line} ({Transcript.Title}): the answer {(Step.Kind == TranscriptStepKind.Omits ? "holds" : "lacks")} '{Piece}':\n{Answer}";
}
