// What two platforms do differently in the general checks of a call.
using Microsoft.AspNetCore.Http;

namespace GridBot.Simulator.Api;

/// <summary>The habits of one platform's API; the order of the checks is the pipeline's.</summary>
public interface IApiHabits
{
    /// <summary>Whether a refusal's code and text stand in the headers as well.</summary>
    bool RepeatsErrorInHeaders { get; }

    /// <summary>The refusal of a body that is no JSON object.</summary>
    ApiAnswer.Refusal WrongJson { get; }

    /// <summary>Counts the call; the refusal when it is one too many.</summary>
    ApiAnswer.Refusal? CheckFrequency(ApiRoute route, HttpContext http, string address);

    /// <summary>Checks token and address of a call that needs a token.</summary>
    ApiAnswer.Refusal? CheckCaller(HttpContext http, string address);

    /// <summary>The refusal of a GET where POST is needed, or the other way round.</summary>
    ApiAnswer.Refusal WrongMethod(ApiRoute route);

    /// <summary>The usual short text of a code.</summary>
    string Text(int code);

    /// <summary>The whole errmsg around a short text.</summary>
    string Dress(int code, string text, string address);
}
