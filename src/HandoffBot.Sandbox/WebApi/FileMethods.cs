using System.Text.Json;
using System.Text.Json.Nodes;
using HandoffBot.Sandbox.Json;
using HandoffBot.Sandbox.Limits;
using HandoffBot.Sandbox.Protocol;
using HandoffBot.Sandbox.Workspaces;

namespace HandoffBot.Sandbox.WebApi;

/// <summary>files.*: an address for the bytes, and sharing what was sent there.</summary>
internal sealed class FileMethods(Workspace workspace, UploadedFiles files, Func<Uri> url)
{
    public IEnumerable<ApiMethod> All =>
        [
            new("files.getUploadURLExternal", RateLimitTier.Tier4, ["files:write"], Start),
            new("files.completeUploadExternal", RateLimitTier.Tier4, ["files:write"], Share),
        ];

    private ApiResponse Start(ApiRequest call)
    {
        if (call.Arguments.Text("filename") is not { Length: > 0 } name)
        {
            return ApiResponse.MissingArgument("filename");
        }

        if (call.Arguments.Number("length") is not (> 0 and var length))
        {
            return ApiResponse.MissingArgument("length");
        }

        var file = files.Expect(name, length);
        return ApiResponse.Ok(("upload_url", new Uri(url(), $"upload/v1/{file.Secret}").ToString()), ("file_id", file.Id));
    }

    // Slack does not say what a repeat does, so this takes the worst case: it shares the file once more.
    private ApiResponse Share(ApiRequest call)
    {
        var shared = new List<SharedFile>();
        var listed = call.Arguments.Json("files") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().ToList() : [];
        foreach (var one in listed)
        {
            if (files.Uploaded(one.Get("id")?.GetString()) is not { } file)
            {
                return ApiResponse.Failure("file_not_found");
            }

            shared.Add(new SharedFile(file.Id, file.Name, one.Get("title")?.GetString() ?? file.Name, file.Content!.Length));
        }

        if (shared.Count == 0)
        {
            return ApiResponse.MissingArgument("files");
        }

        var answer = ApiResponse.Ok(
            ("files", new JsonArray([.. shared.Select(file => new JsonObject { ["id"] = file.Id, ["title"] = file.Title })]))
        );
        if (call.Arguments.Text("channel_id") is not { Length: > 0 } named)
        {
            return answer;
        }

        var (channel, refusal) = ConversationResolver.Writable(workspace, named);
        if (channel is null)
        {
            return refusal!;
        }

        var thread = call.Arguments.Text("thread_ts") is { Length: > 0 } ts ? ts : null;
        if (thread is not null && channel.Find(thread) is null)
        {
            return ApiResponse.Failure("thread_not_found");
        }

        var draft = new NewMessage(Workspace.BotUser, call.Arguments.Text("initial_comment") ?? "", null, thread) { Files = shared };
        var (message, _) = channel.Post(draft, call.ArrivedAt, workspace.Clock.GetUtcNow());
        workspace.Changes.Raise();
        return answer with { Ts = message.Ts };
    }
}
