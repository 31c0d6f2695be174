// Writes the stored form of a session.
using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using GridBot.Reports;

namespace GridBot.Conversation.Sessions;

/// <summary>The writing side of <see cref="SessionReader"/>; the letters stand in both.</summary>
internal static class SessionWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(IBufferWriter<byte> buffer, Session session)
    {
        using var json = new Utf8JsonWriter(buffer, Plain);
        json.WriteStartObject();
        json.WriteNumber("v"u8, SessionJson.Version);
        json.Amount("n"u8, session.QuestionNumber);
        if (session.Open != OpenQuestion.None)
        {
            json.WriteString("q"u8, session.Open.Slot.Length > 0 ? session.Open.Key : session.Open.Kind.ToString());
        }

        Draft(json, "d"u8, session.Draft);
        if (session.Aside.Count > 0)
        {
            json.WriteStartArray("a"u8);
            foreach (var draft in session.Aside)
            {
                DraftWriter.Write(json, draft);
            }

            json.WriteEndArray();
        }

        Draft(json, "c"u8, session.Cancelled);
        if (session.Reminder is { } reminder)
        {
            json.WriteStartArray("r"u8);
            json.WriteNumberValue(StoredTime.Of(reminder.Due));
            json.WriteNumberValue(StoredTime.Of(reminder.DraftStartedAt));
            json.WriteEndArray();
        }

        if (session.Recent is { } recent)
        {
            json.WriteStartObject("f"u8);
            Recent(json, recent);
            json.WriteEndObject();
        }

        Talk(json, "t"u8, session.CaseTalk);
        Talk(json, "s"u8, session.Answered);
        if (session.Wordless is { } wordless)
        {
            json.WriteStartObject("w"u8);
            json.Texts("p"u8, wordless.Attachments);
            json.Time("t"u8, wordless.At);
            json.Flag("h"u8, wordless.HasPlace);
            if (wordless.PlaceBefore is { } before)
            {
                json.WritePropertyName("b"u8);
                DraftWriter.Write(json, before);
            }

            json.WriteEndObject();
        }

        json.Time("p"u8, session.PassesOverUntil);
        json.Flag("i"u8, session.Introduced);
        json.Text("g"u8, session.Shown);
        json.Amount("j"u8, session.Junk);
        json.Flag("h"u8, session.HomeAsked);
        json.Amount("m"u8, session.Misses);
        json.Time("u"u8, session.AnswerDue);
        json.Texts("l"u8, session.Unsent);
        json.WriteEndObject();
    }

    private static void Draft(Utf8JsonWriter json, ReadOnlySpan<byte> name, Draft? draft)
    {
        if (draft is not null)
        {
            json.WritePropertyName(name);
            DraftWriter.Write(json, draft);
        }
    }

    private static void Recent(Utf8JsonWriter json, RecentReport recent)
    {
        json.Text("n"u8, recent.Number);
        json.Amount("m"u8, recent.Matter);
        json.Text("k"u8, recent.Kind);
        json.Time("t"u8, recent.At);
        json.Flag("u"u8, recent.Urgent);
        json.Texts("l"u8, recent.Loose);
        if (recent.PlaceBefore is { } place)
        {
            json.WriteStartArray("p"u8);
            json.WriteStringValue(place.Text);
            Point(json, place.Point);
            json.WriteEndArray();
        }

        json.Time("a"u8, recent.LooseAt);
    }

    private static void Talk(Utf8JsonWriter json, ReadOnlySpan<byte> name, CaseTalk? talk)
    {
        if (talk is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.Text("n"u8, talk.Number);
        json.Time("t"u8, talk.At);
        json.Text("a"u8, talk.Asks?.ToString());
        json.Texts("p"u8, talk.Attachments);
        json.WriteEndObject();
    }

    /// <summary>Latitude and longitude at the end of an array.</summary>
    internal static void Point(Utf8JsonWriter json, GeoPoint? point)
    {
        if (point is { } known)
        {
            json.WriteNumberValue(known.Latitude);
            json.WriteNumberValue(known.Longitude);
        }
    }
}
