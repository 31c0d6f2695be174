// What an endpoint answers.
using System.Text.Json.Nodes;

namespace GridBot.Simulator.Api;

/// <summary>A JSON or binary answer.</summary>
public abstract record ApiAnswer
{
    private ApiAnswer()
    {
    }

    /// <summary>A refusal. HTTP 200 all the same.</summary>
    /// <param name="Code">errcode.</param>
    /// <param name="Text">Beginning of errmsg; empty: the code's usual text.</param>
    public sealed record Refusal(int Code, string Text = "") : ApiAnswer;

    /// <summary>Success with the fields given.</summary>
    /// <param name="Fields">All fields, errcode and errmsg among them where the platform sends them.</param>
    public sealed record Success(JsonObject Fields) : ApiAnswer;

    /// <summary>Media.</summary>
    public sealed record Binary(byte[] Bytes, string ContentType, string FileName) : ApiAnswer;

    /// <summary>Success with errcode 0, errmsg ok and further fields.</summary>
    public static Success Ok(params (string Name, JsonNode? Value)[] fields)
    {
        var body = new JsonObject { ["errcode"] = 0, ["errmsg"] = "ok" };
        foreach (var (name, value) in fields)
        {
            body[name] = value;
        }

        return new Success(body);
    }
}
