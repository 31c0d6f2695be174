// What the fake platform was asked, and what it answers.
using System.Net;
using System.Text.Json.Nodes;

namespace GridBot.Tests.Service;

/// <summary>One call of the platform's API.</summary>
/// <param name="Path">Below /cgi-bin/, such as "message/send".</param>
/// <param name="Query">The query without its question mark.</param>
/// <param name="Body">The JSON of the body; null without one.</param>
/// <param name="At">Timestamp of its arrival.</param>
internal sealed record FakeCall(string Path, string Query, JsonNode? Body, long At)
{
    /// <summary>Whom a message/send is for.</summary>
    public string ToUser => (string?)Body?["touser"] ?? "";

    /// <summary>All words of the body, as people read them.</summary>
    public string Words => Body is null ? "" : string.Join('\n', Leaves(Body));

    /// <summary>Key of the card's button whose caption ends so: "提交" for "1. 提交".</summary>
    public string ButtonKey(string caption) => (string)Buttons.First(button => ((string)button!["text"]!).EndsWith(caption, StringComparison.Ordinal))!["key"]!;

    public IEnumerable<string> Captions => Buttons.Select(button => (string)button!["text"]!);

    public string TaskId => (string)Body!["template_card"]!["task_id"]!;

    public override string ToString() => $"{Path}?{Query}: {Words}";

    private JsonArray Buttons => Body?["template_card"]?["button_list"] as JsonArray ?? [];

    private static IEnumerable<string> Leaves(JsonNode node) => node switch
    {
        JsonObject fields => fields.Where(field => field.Value is not null).SelectMany(field => Leaves(field.Value!)),
        JsonArray items => items.Where(item => item is not null).SelectMany(item => Leaves(item!)),
        _ => [node.ToString()],
    };
}

/// <summary>How the fake answers a call.</summary>
internal abstract record FakeAnswer
{
    public static FakeAnswer Ok { get; } = Code(0);

    public static FakeAnswer Code(int code) => new Json($$"""{"errcode":{{code}},"errmsg":"of the test"}""");

    public sealed record Json(string Text) : FakeAnswer;

    public sealed record Status(HttpStatusCode Value) : FakeAnswer;

    public sealed record Bytes(string ContentType, byte[] Content) : FakeAnswer;

    /// <summary>No answer comes, however long one waits.</summary>
    public sealed record Silence : FakeAnswer;

    /// <summary>The connection is cut.</summary>
    public sealed record Cut : FakeAnswer;
}
