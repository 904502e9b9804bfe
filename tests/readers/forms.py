"""The forms that the fixtures fill in, and what is true of them, whatever the format."""

YES, NO = "Yes", "No"


class Question:
    """`options`: pairs of a label and whether it is chosen; `answer`: text; None: none given."""

    def __init__(self, number, prompt, options=(), answer=None):
        self.number, self.prompt, self.options, self.answer = number, prompt, list(options), answer

    def truth(self):
        return {"number": self.number, "prompt": self.prompt, "answer": self.answer,
                "options": [(label, "selected" if chosen else "unselected") for label, chosen in self.options]}


PERMIT = [
    Question("1", "What is the name of the harbour?", answer="Port of Ulm"),
    Question("2", "Is the quay lit at night?", [(YES, True), (NO, False)]),
    Question("3", "Which goods are handled? (select all that apply)",
             [("Grain", True), ("Timber", False), ("Gravel", True), ("Scrap metal", False)]),
    Question("4", "Is there a fire plan?", [(YES, False), (NO, True)]),
    Question("5", "Who owns the cranes? (choose one)",
             [("The town", False), ("A company", True), ("The state", False)]),
    Question("6", "What is planned for next year?", answer="A second crane and a longer quay."),
]
