// menu/create, menu/get and menu/delete.
using System.Text.Json.Nodes;
using GridBot.Simulator.Api;
using GridBot.Simulator.State;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>The account's menu; there is one for everybody.</summary>
internal sealed class MenuEndpoints(EventLog log, SeededDraw draw)
{
    private const int MenuIds = 900_000_000;

    private readonly Lock _gate = new();
    private JsonObject? _posted;
    private PublicMenu? _menu;

    /// <summary>The menu; null before one was created and after it was deleted.</summary>
    public PublicMenu? Menu
    {
        get
        {
            lock (_gate)
            {
                return _menu;
            }
        }
    }

    /// <summary>The routes.</summary>
    public IEnumerable<ApiRoute> Routes =>
    [
        new("menu/create", true, ApiBody.Json, true, (call, _) => Task.FromResult(Create(call.Body))),
        new("menu/get", false, ApiBody.None, true, (_, _) => Task.FromResult(Get())),
        new("menu/delete", false, ApiBody.None, true, (_, _) => Task.FromResult(Delete())),
    ];

    private ApiAnswer Create(JsonObject body)
    {
        var code = MenuRules.Check(body);
        if (code != 0)
        {
            return new ApiAnswer.Refusal(code);
        }

        Set(body);
        return ApiAnswer.Ok();
    }

    private ApiAnswer Get()
    {
        lock (_gate)
        {
            return _posted is null ? new ApiAnswer.Refusal(46003) : new ApiAnswer.Success(new JsonObject { ["menu"] = Complete(_posted) });
        }
    }

    private ApiAnswer Delete()
    {
        Set(null);
        return ApiAnswer.Ok();
    }

    private void Set(JsonObject? menu)
    {
        lock (_gate)
        {
            _posted = (JsonObject?)menu?.DeepClone();
            _menu = menu is null ? null : PublicMenu.Read(draw.Number() % MenuIds, menu);
        }

        log.Add("setting", "menu", menu is null ? "menu deleted" : "menu created");
    }

    /// <summary>As the platform gives it back: every entry has a list of entries below it, be it empty.</summary>
    private static JsonObject Complete(JsonObject posted)
    {
        var menu = new JsonObject { ["button"] = posted["button"]!.DeepClone() };
        foreach (var entry in menu["button"]!.AsArray())
        {
            entry!["sub_button"] ??= new JsonArray();
            foreach (var below in entry["sub_button"]!.AsArray())
            {
                below!["sub_button"] ??= new JsonArray();
            }
        }

        return menu;
    }
}
