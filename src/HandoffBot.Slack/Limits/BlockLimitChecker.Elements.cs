using HandoffBot.Slack.Blocks;

namespace HandoffBot.Slack.Limits;

/// <summary>Elements and charts.</summary>
internal sealed partial class BlockLimitChecker
{
    private const int ConfirmTitle = 100;
    private const int ConfirmText = 300;
    private const int ConfirmButton = 30;
    private const int ChartTitle = 50;
    private const int ChartName = 20;
    private const int ChartSeries = 6;
    private const int ChartPoints = 20;

    private void CheckElement(string where, BlockElement element, bool inForm)
    {
        CheckText($"{where}.action_id", element.ActionId, BlockLimits.Identifier);
        switch (element)
        {
            case Button button:
                Require(where, !inForm, "a button cannot stand in an input block");
                CheckButton(where, button);
                break;
            case StaticSelect select:
                CheckSelect(where, select);
                break;
            case PlainTextInput input:
                Require(where, inForm, "a text field stands only in an input block");
                Require($"{where}.max_length", input.MaxLength is null or (>= 1 and <= BlockLimits.SectionText), "must be 1 to 3,000");
                CheckText($"{where}.placeholder", input.Placeholder?.Value, BlockLimits.OptionValue, needed: false);
                CheckText($"{where}.initial_value", input.InitialValue, input.MaxLength ?? BlockLimits.SectionText, needed: false);
                break;
        }
    }

    private void CheckButton(string where, Button button)
    {
        CheckText($"{where}.text", button.Text.Value, BlockLimits.ButtonText);
        CheckText($"{where}.value", button.Value, BlockLimits.ButtonValue, needed: false);
        CheckText($"{where}.url", button.Url, BlockLimits.PrivateMetadata, needed: false);
        CheckText($"{where}.accessibility_label", button.AccessibilityLabel, BlockLimits.ButtonText, needed: false);
        Require($"{where}.style", button.Style is null or "primary" or "danger", "must be primary or danger");
        if (button.Confirm is { } confirm)
        {
            CheckText($"{where}.confirm.title", confirm.Title.Value, ConfirmTitle);
            CheckText($"{where}.confirm.text", confirm.Text.Value, ConfirmText);
            CheckText($"{where}.confirm.confirm", confirm.ConfirmText.Value, ConfirmButton);
            CheckText($"{where}.confirm.deny", confirm.DenyText.Value, ConfirmButton);
        }
    }

    private void CheckSelect(string where, StaticSelect select)
    {
        CheckText($"{where}.placeholder", select.Placeholder.Value, BlockLimits.OptionValue);
        CheckCount($"{where}.options", select.Options.Count, BlockLimits.Options);
        ForEach($"{where}.options", select.Options, (at, option) =>
        {
            CheckText($"{at}.text", option.Text.Value, BlockLimits.ButtonText);
            CheckText($"{at}.value", option.Value, BlockLimits.OptionValue);
        });
        Require(
            $"{where}.initial_option",
            select.InitialOption is null || select.Options.Contains(select.InitialOption),
            "is none of the options"
        );
    }

    private void CheckChart(string where, DataVisualizationBlock block)
    {
        var chart = block.Chart;
        CheckText($"{where}.title", block.Title, ChartTitle);
        Require($"{where}.chart.type", chart.Type is "bar" or "line" or "area", "must be bar, line or area");
        CheckCount($"{where}.chart.series", chart.Series.Count, ChartSeries);
        Require($"{where}.chart.series", chart.Series.DistinctBy(series => series.Name).Count() == chart.Series.Count, "names must differ");
        ForEach($"{where}.chart.series", chart.Series, (at, series) =>
        {
            CheckText($"{at}.name", series.Name, ChartName);
            CheckCount($"{at}.data", series.Data.Count, ChartPoints);
            Require(
                $"{at}.data",
                series.Data.Select(point => point.Label).SequenceEqual(chart.AxisConfig.Categories),
                "labels must equal the categories"
            );
        });
        ForEach($"{where}.chart.axis_config.categories", chart.AxisConfig.Categories, (at, name) => CheckText(at, name, ChartName));
        CheckText($"{where}.chart.axis_config.x_label", chart.AxisConfig.XLabel, ChartTitle, needed: false);
        CheckText($"{where}.chart.axis_config.y_label", chart.AxisConfig.YLabel, ChartTitle, needed: false);
    }

    private void Require(string where, bool fits, string what)
    {
        if (!fits)
        {
            Report(where, what);
        }
    }
}
