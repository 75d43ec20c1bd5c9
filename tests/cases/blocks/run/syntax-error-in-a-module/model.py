def share(:
