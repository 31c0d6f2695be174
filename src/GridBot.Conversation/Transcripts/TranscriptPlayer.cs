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
            var label = text[1..^1][(parts[0].Length + 1)..].Trim();
            var option = conversation.LastOptions.FirstOrDefault(candidate => candidate.Label.StartsWith(label, StringComparison.Ordinal));
            return new Activity { Kind = ActivityKind.Tap, QuestionId = conversation.LastQuestionId, OptionId = option?.Id ?? label };
        }

        // A voice message is the only attachment besides photos that a transcript shows; its mark is the word of two characters that is no photo.
        return new Activity { Kind = parts[0] == VoiceMark ? ActivityKind.Voice : ActivityKind.Image };
    }

    private const string VoiceMark = "\u8bed\u97f3";

    private static GeoPoint? TryPoint(string text)
    {
        var numbers = text.Split(',');
        return numbers.Length == 2
            && double.TryParse(numbers[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(numbers[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
                ? new GeoPoint(latitude, longitude)
                : null;
    }

    private sealed class StepClock(DateTimeOffset start) : TimeProvider
    {
        private DateTimeOffset now = start;

        public void Advance(TimeSpan by) => now += by;

        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}

/// <summary>An answer that does not convey what it must, or says what it must not.</summary>
public sealed record TranscriptMismatch(Transcript Transcript, TranscriptStep Step, string Piece, string Answer)
{
    public override string ToString()
        => $"{Transcript.File}:{Step.Line} ({Transcript.Title}): the answer {(Step.Kind == TranscriptStepKind.Conveys ? "lacks" : "holds")} '{Piece}':\n{Answer}";
}
