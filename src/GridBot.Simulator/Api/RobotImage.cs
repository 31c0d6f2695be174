// An image inside the JSON of a group robot's message.
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using GridBot.Simulator.State;

namespace GridBot.Simulator.Api;

/// <summary>base64 and md5 of a JPG or PNG of at most 2 MB (page 91770).</summary>
internal static class RobotImage
{
    private const int MaxBytes = 2 << 20;

    /// <summary>Checks and stores the picture.</summary>
    public static (MessageContent? Content, ApiAnswer.Refusal? Refusal) Read(JsonObject part, MediaShelf media, string robotKey)
    {
        var text = ApiCall.Text(part, "base64") ?? "";
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        if (text.Length == 0 || !Convert.TryFromBase64String(text, bytes, out var size))
        {
            return (null, new ApiAnswer.Refusal(40058, "image.base64 is invalid. invalid Request Parameter"));
        }

        var content = bytes[..size];
        if (size > MaxBytes)
        {
            return (null, new ApiAnswer.Refusal(40009));
        }

        if (MediaShelf.Sniff(content) is not ("image/jpeg" or "image/png"))
        {
            return (null, new ApiAnswer.Refusal(40004));
        }

#pragma warning disable CA5351 // The platform's protocol prescribes MD5 as a checksum.
        var sum = Convert.ToHexStringLower(MD5.HashData(content));
#pragma warning restore CA5351
        return string.Equals(sum, ApiCall.Text(part, "md5"), StringComparison.OrdinalIgnoreCase)
            ? (new MessageContent("image") { MediaId = media.Store("image", "image", content, robotKey).Id }, null)
            : (null, new ApiAnswer.Refusal(40058, "image.md5 does not match. invalid Request Parameter"));
    }
}
