using HandoffBot.Slack.Blocks;
using HandoffBot.Slack.Limits;

namespace HandoffBot.Testing.SlackLimits;

/// <content>Elements and charts.</content>
public sealed partial class BlockLimitChecker
{
    private const int ConfirmTitle = 100;
    private const int ConfirmText = 300;
    private const int ConfirmButton = 30;
    private const int ChartTitle = 50;
    private const int ChartName = 20;
    private const int ChartSeries = 6;
    private const int ChartPoints = 20;

    private void CheckElement(string path, BlockElement element, bool inForm)
    {
        CheckText($"{path}.action_id", element.ActionId, Identifier);
        switch (element)
        {
            case Button button:
                Require(path, !inForm, "a button cannot stand in an input block");
                CheckButton(path, button);
                break;
            case StaticSelect select:
                CheckSelect(path, select);
                break;
            case RadioButtons radios:
                CheckOptions(path, radios.Options, 10);
                Require(
                    $"{path}.initial_option",
                    radios.InitialOption is null || radios.Options.Contains(radios.InitialOption),
                    "is none of the options"
                );
                break;
            case OverflowMenu menu:
                Require(path, !inForm, "an overflow menu cannot stand in an input block");
                CheckOptions(path, menu.Options, 5);
                break;
            case DatePicker picker:
                CheckText($"{path}.placeholder", picker.Placeholder?.Value, BlockLimits.OptionValue, required: false);
                break;
            case PlainTextInput input:
                Require(path, inForm, "a text field stands only in an input block");
                Require($"{path}.max_length", input.MaxLength is null or (>= 1 and <= BlockLimits.SectionText), "must be 1 to 3,000");
                CheckText($"{path}.placeholder", input.Placeholder?.Value, BlockLimits.OptionValue, required: false);
                CheckText($"{path}.initial_value", input.InitialValue, input.MaxLength ?? BlockLimits.SectionText, required: false);
                break;
        }
    }

    private void CheckButton(string path, Button button)
    {
        CheckText($"{path}.text", button.Text.Value, BlockLimits.ButtonText);
        CheckText($"{path}.value", button.Value, ButtonValue, required: false);
        CheckText($"{path}.accessibility_label", button.AccessibilityLabel, BlockLimits.ButtonText, required: false);
        Require($"{path}.style", button.Style is null or "primary" or "danger", "must be primary or danger");
        if (button.Confirm is { } confirm)
        {
            CheckText($"{path}.confirm.title", confirm.Title.Value, ConfirmTitle);
            CheckText($"{path}.confirm.text", confirm.Text.Value, ConfirmText);
            CheckText($"{path}.confirm.confirm", confirm.ConfirmText.Value, ConfirmButton);
            CheckText($"{path}.confirm.deny", confirm.DenyText.Value, ConfirmButton);
        }
    }

    private void CheckSelect(string path, StaticSelect select)
    {
        CheckText($"{path}.placeholder", select.Placeholder.Value, BlockLimits.OptionValue);
        CheckOptions(path, select.Options, Options);
        Require(
            $"{path}.initial_option",
            select.InitialOption is null || select.Options.Contains(select.InitialOption),
            "is none of the options"
        );
    }

    private void CheckOptions(string path, IReadOnlyList<Option> options, int most)
    {
        CheckCount($"{path}.options", options.Count, most);
        ForEach($"{path}.options", options, (at, option) =>
        {
            CheckText($"{at}.text", option.Text.Value, BlockLimits.ButtonText);
            CheckText($"{at}.value", option.Value, BlockLimits.OptionValue);
        });
    }

    private void CheckChart(string path, DataVisualizationBlock block)
    {
        var chart = block.Chart;
        CheckText($"{path}.title", block.Title, ChartTitle);
        Require($"{path}.chart.type", chart.Type is "bar" or "line" or "area", "must be bar, line or area");
        CheckCount($"{path}.chart.series", chart.Series.Count, ChartSeries);
        Require($"{path}.chart.series", chart.Series.DistinctBy(series => series.Name).Count() == chart.Series.Count, "names must differ");
        ForEach($"{path}.chart.series", chart.Series, (at, series) =>
        {
            CheckText($"{at}.name", series.Name, ChartName);
            CheckCount($"{at}.data", series.Data.Count, ChartPoints);
            Require(
                $"{at}.data",
                series.Data.Select(point => point.Label).SequenceEqual(chart.AxisConfig.Categories),
                "labels must equal the categories"
            );
        });
        ForEach($"{path}.chart.axis_config.categories", chart.AxisConfig.Categories, (at, name) => CheckText(at, name, ChartName));
        CheckText($"{path}.chart.axis_config.x_label", chart.AxisConfig.XLabel, ChartTitle, required: false);
        CheckText($"{path}.chart.axis_config.y_label", chart.AxisConfig.YLabel, ChartTitle, required: false);
    }

    private void Require(string path, bool isValid, string problem)
    {
        if (!isValid)
        {
            Report(path, problem);
        }
    }
}
