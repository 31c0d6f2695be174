// message/custom/send: the account writes to a resident who wrote, tapped, scanned or subscribed shortly before.
using System.Text.RegularExpressions;
using GridBot.Simulator.Api;
using GridBot.Simulator.State;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>POST message/custom/send (sendCustomMessage).</summary>
internal sealed partial class CustomerMessageEndpoint(
    PublicAccountOptions options, CustomerMessageRules rules, FollowBook follow, ReplyWindows windows, MessageBoard board)
{
    /// <summary>The route.</summary>
    public IEnumerable<ApiRoute> Routes => [new("message/custom/send", true, ApiBody.Json, true, (call, _) => Task.FromResult(Answer(call)))];

    private ApiAnswer Answer(ApiCall call)
    {
        if (!options.IsVerified)
        {
            return new ApiAnswer.Refusal(48001);
        }

        if (options.RefuseUnicodeEscapes && Escape().IsMatch(call.RawBody))
        {
            return new ApiAnswer.Refusal(40033);
        }

        if (follow.Find(ApiCall.Text(call.Body, "touser")) is not { } resident)
        {
            return new ApiAnswer.Refusal(40003);
        }

        var (content, refusal) = rules.Read(call.Body);
        if (content is null)
        {
            return refusal!;
        }

        var code = windows.Take(resident.OpenId);
        if (code != 0)
        {
            return new ApiAnswer.Refusal(code);
        }

        board.Show(content.OnPhone(resident.OpenId, "api"));
        return ApiAnswer.Ok();
    }

    [GeneratedRegex(@"\\u[0-9a-fA-F]{4}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
