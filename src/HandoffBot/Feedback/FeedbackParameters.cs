using HandoffBot.Intake;
using Microsoft.OpenApi;

namespace HandoffBot.Feedback;

/// <summary>Which page of the feedback is asked for, and where the next one begins.</summary>
internal sealed class FeedbackParameters : IOperationDescription
{
    public void Describe(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Parameters =
        [
            OpenApiParameters.Query(
                "after",
                "The cursor of the last line read, or the Next-Cursor of the page before.",
                OpenApiParameters.Text()
            ),
            OpenApiParameters.Query(
                "limit",
                "Lines a page.",
                OpenApiParameters.Count(FeedbackQuery.MostLimit, FeedbackQuery.DefaultLimit)
            ),
        ];
        if (operation.Responses?["200"] is OpenApiResponse page)
        {
            page.Headers = new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
            {
                [FeedbackStream.NextCursor] = new OpenApiHeader
                {
                    Description = "Where to go on behind this page; absent while nothing has been said yet.",
                    Schema = OpenApiParameters.Text(),
                },
            };
        }
    }
}
