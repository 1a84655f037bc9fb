using System.Collections.Immutable;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>Whose token it is and what it may do.</summary>
internal sealed class Access(SandboxOptions options)
{
    private volatile ImmutableHashSet<string> _scopes = options.Scopes;

    public ImmutableHashSet<string> Scopes
    {
        get => _scopes;
        set => _scopes = value;
    }

    /// <summary>Null when the call may go on.</summary>
    public ApiAnswer? Check(ApiMethod method, HttpRequest request, Arguments arguments)
    {
        if (Token(request, arguments) is not { Length: > 0 } token)
        {
            return ApiAnswer.Refuse("not_authed");
        }

        var (right, other) = method.AppLevel ? (options.AppToken, options.BotToken) : (options.BotToken, options.AppToken);
        if (string.Equals(token, other, StringComparison.Ordinal))
        {
            return ApiAnswer.Refuse("not_allowed_token_type");
        }

        if (!string.Equals(token, right, StringComparison.Ordinal))
        {
            return ApiAnswer.Refuse("invalid_auth");
        }

        if (method.Scopes.Length == 0 || method.Scopes.Any(_scopes.Contains))
        {
            return null;
        }

        var refusal = ApiAnswer.Refuse("missing_scope");
        refusal.Body["needed"] = method.Scopes[0];
        refusal.Body["provided"] = string.Join(',', _scopes.Order(StringComparer.Ordinal));
        return refusal;
    }

    // Slack takes a token in a form, never in a JSON body.
    private static string? Token(HttpRequest request, Arguments arguments)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return header["Bearer ".Length..].Trim();
        }

        return request.HasJsonContentType() ? null : arguments.Text("token");
    }
}
