using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>Checks the token of a call and whether the app has a scope for it.</summary>
internal sealed class TokenCheck(AppInstallation app)
{
    /// <summary>Null when the call is authorized.</summary>
    public ApiResponse? Check(ApiMethod method, HttpRequest request, RequestArguments arguments)
    {
        if (Token(request, arguments) is not { Length: > 0 } token)
        {
            return ApiResponse.Failure("not_authed");
        }

        var (right, other) = method.AppLevel ? (app.AppToken, app.BotToken) : (app.BotToken, app.AppToken);
        if (string.Equals(token, other, StringComparison.Ordinal))
        {
            return ApiResponse.Failure("not_allowed_token_type");
        }

        if (!string.Equals(token, right, StringComparison.Ordinal))
        {
            return ApiResponse.Failure("invalid_auth");
        }

        if (method.Scopes.Length == 0 || method.Scopes.Any(app.Scopes.Contains))
        {
            return null;
        }

        var refusal = ApiResponse.Failure("missing_scope");
        refusal.Body["needed"] = method.Scopes[0];
        refusal.Body["provided"] = string.Join(',', app.Scopes.Order(StringComparer.Ordinal));
        return refusal;
    }

    // Slack accepts a token in a form, never in a JSON body.
    private static string? Token(HttpRequest request, RequestArguments arguments)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return header["Bearer ".Length..].Trim();
        }

        return request.HasJsonContentType() ? null : arguments.Text("token");
    }
}
