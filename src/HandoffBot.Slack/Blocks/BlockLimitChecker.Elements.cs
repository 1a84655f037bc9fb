namespace HandoffBot.Slack.Blocks;

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

    private void Use(string where, Element element, bool inForm)
    {
        Text($"{where}.action_id", element.ActionId, BlockLimits.Identifier);
        switch (element)
        {
            case Button button:
                Fits(where, !inForm, "a button cannot stand in an input block");
                ButtonOf(where, button);
                break;
            case StaticSelect select:
                SelectOf(where, select);
                break;
            case PlainTextInput input:
                Fits(where, inForm, "a text field stands only in an input block");
                Fits($"{where}.max_length", input.MaxLength is null or (>= 1 and <= BlockLimits.SectionText), "must be 1 to 3,000");
                Text($"{where}.placeholder", input.Placeholder?.Value, BlockLimits.OptionValue, needed: false);
                Text($"{where}.initial_value", input.InitialValue, input.MaxLength ?? BlockLimits.SectionText, needed: false);
                break;
        }
    }

    private void ButtonOf(string where, Button button)
    {
        Text($"{where}.text", button.Text.Value, BlockLimits.ButtonText);
        Text($"{where}.value", button.Value, BlockLimits.ButtonValue, needed: false);
        Text($"{where}.url", button.Url, BlockLimits.PrivateMetadata, needed: false);
        Text($"{where}.accessibility_label", button.AccessibilityLabel, BlockLimits.ButtonText, needed: false);
        Fits($"{where}.style", button.Style is null or "primary" or "danger", "must be primary or danger");
        if (button.Confirm is { } confirm)
        {
            Text($"{where}.confirm.title", confirm.Title.Value, ConfirmTitle);
            Text($"{where}.confirm.text", confirm.Text.Value, ConfirmText);
            Text($"{where}.confirm.confirm", confirm.Yes.Value, ConfirmButton);
            Text($"{where}.confirm.deny", confirm.No.Value, ConfirmButton);
        }
    }

    private void SelectOf(string where, StaticSelect select)
    {
        Text($"{where}.placeholder", select.Placeholder.Value, BlockLimits.OptionValue);
        Between($"{where}.options", select.Options.Count, BlockLimits.Options);
        Each($"{where}.options", select.Options, (at, option) =>
        {
            Text($"{at}.text", option.Text.Value, BlockLimits.ButtonText);
            Text($"{at}.value", option.Value, BlockLimits.OptionValue);
        });
        Fits(
            $"{where}.initial_option",
            select.InitialOption is null || select.Options.Contains(select.InitialOption),
            "is none of the options"
        );
    }

    private void ChartOf(string where, DataVisualization block)
    {
        var chart = block.Chart;
        Text($"{where}.title", block.Title, ChartTitle);
        Fits($"{where}.chart.type", chart.Type is "bar" or "line" or "area", "must be bar, line or area");
        Between($"{where}.chart.series", chart.Series.Count, ChartSeries);
        Fits($"{where}.chart.series", chart.Series.DistinctBy(series => series.Name).Count() == chart.Series.Count, "names must differ");
        Each($"{where}.chart.series", chart.Series, (at, series) =>
        {
            Text($"{at}.name", series.Name, ChartName);
            Between($"{at}.data", series.Data.Count, ChartPoints);
            Fits(
                $"{at}.data",
                series.Data.Select(point => point.Label).SequenceEqual(chart.AxisConfig.Categories),
                "labels must equal the categories"
            );
        });
        Each($"{where}.chart.axis_config.categories", chart.AxisConfig.Categories, (at, name) => Text(at, name, ChartName));
        Text($"{where}.chart.axis_config.x_label", chart.AxisConfig.XLabel, ChartTitle, needed: false);
        Text($"{where}.chart.axis_config.y_label", chart.AxisConfig.YLabel, ChartTitle, needed: false);
    }

    private void Fits(string where, bool fits, string what)
    {
        if (!fits)
        {
            Note(where, what);
        }
    }
}
