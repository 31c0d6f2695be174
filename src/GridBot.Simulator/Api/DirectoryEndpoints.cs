// user/get, auth/getuserinfo and getcallbackip.
using System.Text.Json.Nodes;
using GridBot.Simulator.State;

namespace GridBot.Simulator.Api;

/// <summary>Members, sign-in codes and the addresses callbacks come from.</summary>
public sealed class DirectoryEndpoints(SimulatorOptions options, LoginCodes codes)
{
    /// <summary>How the platform names the one outsider to this corporation.</summary>
    private const string OutsiderOpenId = "oSimulatorOutsider0000000001";

    /// <summary>The routes.</summary>
    public IEnumerable<ApiRoute> Routes =>
    [
        new("user/get", false, ApiBody.None, true, (call, _) => Task.FromResult(GetUser(call))),
        new("auth/getuserinfo", false, ApiBody.None, true, (call, _) => Task.FromResult(GetUserInfo(call))),
        new("getcallbackip", false, ApiBody.None, true, (_, _) => Task.FromResult(GetCallbackAddresses())),
    ];

    private ApiAnswer GetUser(ApiCall call)
    {
        var id = call.Query("userid");
        var user = options.Users.FirstOrDefault(user => string.Equals(user.Id, id, StringComparison.OrdinalIgnoreCase));
        if (user is null || !user.Visible)
        {
            return new ApiAnswer.Refusal(user is null ? 60111 : 60011);
        }

        // Applications made after 2022-06-20 get no avatar, gender, mobile or mail.
        return ApiAnswer.Ok(
            ("userid", user.Id),
            ("name", user.Name),
            ("department", new JsonArray([.. user.Departments.Select(id => (JsonNode)id)])),
            ("position", user.Post),
            ("status", 1),
            ("isleader", 0),
            ("main_department", user.Departments.Count > 0 ? user.Departments[0] : 1));
    }

    private ApiAnswer GetUserInfo(ApiCall call)
    {
        var (fault, userId) = codes.Use(call.Query("code"));
        if (fault != 0)
        {
            return new ApiAnswer.Refusal(fault);
        }

        // Somebody who is no member can open a link as well and gets a code; what comes back for it is no userid.
        return userId == LoginCodes.Outsider ? ApiAnswer.Ok(("openid", OutsiderOpenId)) : ApiAnswer.Ok(("userid", userId));
    }

    // The documented sample carries no errcode and a wildcard.
    private static ApiAnswer GetCallbackAddresses() =>
        new ApiAnswer.Success(new JsonObject { ["ip_list"] = new JsonArray("127.0.0.1", "101.226.103.*", "2402:4e00::/32") });
}
